package org.silkwire.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link FeedServer}: reads HTTP/1.1 requests, one after another, and delivers the replies. */
final class HttpConnection {
    private final int number;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch serverClosed;

    HttpConnection(int number, Socket socket, CountDownLatch serverClosed) throws IOException {
        this.number = number;
        this.socket = socket;
        this.serverClosed = serverClosed;
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
        socket.setTcpNoDelay(true);
    }

    void serve(Responder responder) throws IOException, InterruptedException {
        boolean open = true;
        while (open) {
            ReceivedRequest request = read();
            if (request == null) {
                return;
            }
            open = deliver(responder.reply(request), request);
        }
    }

    private @Nullable ReceivedRequest read() throws IOException {
        String requestLine = readLine();
        if (requestLine == null || requestLine.isEmpty()) {
            return null;
        }
        String[] parts = requestLine.split(" ", 3);
        if (parts.length < 3) {
            throw new IOException("'" + requestLine + "' is no request line; expected METHOD TARGET HTTP/1.1");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("'" + line + "' is no header; expected NAME: VALUE");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        Instant at = Instant.now();
        int length = Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).getFirst());
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new ReceivedRequest(at, parts[0], parts[1], headers, body, number);
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Whether the connection stays open. */
    private boolean deliver(Reply reply, ReceivedRequest request) throws IOException, InterruptedException {
        pause(reply.delay());
        return switch (reply.delivery()) {
            case Delivery.Whole() -> {
                writeHead(reply);
                if (hasBody(reply, request)) {
                    writeBody(reply);
                }
                out.flush();
                yield !reply.closes() && !wantsClose(request);
            }
            case Delivery.Raw() -> {
                out.write(reply.body());
                yield end(Delivery.Ending.CLOSE);
            }
            case Delivery.Silence(Delivery.Ending ending) -> end(ending);
            case Delivery.BreakOff(int bytes, Delivery.Ending ending) -> {
                writeHead(reply);
                writePart(reply, Arrays.copyOf(reply.body(), bytes));
                yield end(ending);
            }
            case Delivery.Drip(int bytes, Duration pause) -> {
                drip(reply, bytes, pause);
                yield false;
            }
            case Delivery.DripHeaders(Duration pause) -> dripHeaders(reply, pause);
            case Delivery.Endless() -> endless(reply);
        };
    }

    private void writeHead(Reply reply) throws IOException {
        line("HTTP/1.1 " + reply.status() + " -");
        for (Reply.Header header : reply.headers()) {
            line(header.name() + ": " + header.value());
        }
        boolean bodiless = reply.status() == 204 || reply.status() == 304;
        boolean framed = reply.hasHeader("Content-Length") || reply.hasHeader("Transfer-Encoding");
        if (!bodiless && !framed) {
            switch (reply.framing()) {
                case LENGTH -> {
                    if (!(reply.delivery() instanceof Delivery.Endless)) {
                        line("Content-Length: " + reply.body().length);
                    }
                }
                case CHUNKED -> line("Transfer-Encoding: chunked");
                case UNTIL_CLOSE -> line("Connection: close");
            }
        }
        line("");
    }

    private void writeBody(Reply reply) throws IOException {
        writePart(reply, reply.body());
        if (reply.framing() == Reply.Framing.CHUNKED) {
            line("0");
            line("");
        }
    }

    private void writePart(Reply reply, byte[] part) throws IOException {
        if (reply.framing() == Reply.Framing.CHUNKED) {
            if (part.length > 0) {
                line(Integer.toHexString(part.length));
                out.write(part);
                line("");
            }
        } else {
            out.write(part);
        }
    }

    private void drip(Reply reply, int bytes, Duration pause) throws IOException, InterruptedException {
        writeHead(reply);
        byte[] body = reply.body();
        for (int from = 0; from < body.length; from += bytes) {
            out.flush();
            pause(pause);
            writePart(reply, Arrays.copyOfRange(body, from, Math.min(body.length, from + bytes)));
        }
        out.flush();
    }

    private boolean dripHeaders(Reply reply, Duration pause) throws IOException, InterruptedException {
        line("HTTP/1.1 " + reply.status() + " -");
        while (serverClosed.getCount() > 0) {
            line("X-Drip: drop");
            out.flush();
            pause(pause);
        }
        return false;
    }

    private boolean endless(Reply reply) throws IOException {
        writeHead(reply);
        while (serverClosed.getCount() > 0) {
            writePart(reply, reply.body());
        }
        return false;
    }

    private boolean end(Delivery.Ending ending) throws IOException {
        out.flush();
        switch (ending) {
            case CLOSE -> {}
            case RESET -> socket.setSoLinger(true, 0);
            case HANG -> in.readAllBytes();
        }
        return false;
    }

    private void pause(Duration pause) throws InterruptedException {
        if (pause.isPositive()) {
            boolean closed = serverClosed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            if (closed) {
                throw new InterruptedException("the server is closing");
            }
        }
    }

    private static boolean hasBody(Reply reply, ReceivedRequest request) {
        return reply.status() != 204
                && reply.status() != 304
                && !request.method().equals("HEAD");
    }

    private static boolean wantsClose(ReceivedRequest request) {
        return request.header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    private void line(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.write('\r');
        out.write('\n');
    }
}
