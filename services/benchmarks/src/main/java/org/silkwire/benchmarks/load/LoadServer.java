package org.silkwire.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * Serves feeds faster than anybody here polls them: one thread, one selector, no more of HTTP/1.1 than a GET. A process of
 * its own, on {@value #HOSTS} loopback addresses, so that feeds have different hosts.
 *
 * <pre>
 * /304/N    304 to a request with If-None-Match, else a window with an ETag
 * /same/N   200 with the same window each time, without validators
 * /new/N    200 with twenty entries that nobody has seen before
 * /stats    requests so far and nanoseconds of CPU, "N N"
 * </pre>
 */
public final class LoadServer {
    /** Addresses, 127.0.0.1 and up. */
    public static final int HOSTS = 32;

    private static final byte[] NOT_MODIFIED =
            "HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\n\r\n".getBytes(ISO_8859_1);

    private final FeedPage page = new FeedPage();
    private final Map<Integer, Long> entries = new HashMap<>();
    private final Map<Integer, byte[]> unchanging = new HashMap<>();
    private long requests;

    private LoadServer() {}

    /** Prints its port once it listens, and runs until it is ended. */
    public static void main(String[] args) throws IOException {
        new LoadServer().serve();
    }

    private void serve() throws IOException {
        try (Selector selector = Selector.open()) {
            int port = 0;
            for (int host = 1; host <= HOSTS; host++) {
                ServerSocketChannel listener = ServerSocketChannel.open();
                listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + host), port), 1024);
                listener.configureBlocking(false);
                listener.register(selector, SelectionKey.OP_ACCEPT);
                port = listener.socket().getLocalPort();
            }
            System.out.println(port);
            while (true) {
                selector.select(this::attend);
            }
        }
    }

    /** What was read of a connection and what is still to be written. */
    private static final class Connection {
        final ByteBuffer in = ByteBuffer.allocate(8192);
        ByteBuffer out = ByteBuffer.allocate(0);
    }

    private void attend(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept(key);
            } else {
                exchange(key, (SocketChannel) key.channel(), (Connection) key.attachment());
            }
        } catch (IOException e) {
            close(key);
        }
    }

    private static void accept(SelectionKey key) throws IOException {
        SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
        if (accepted != null) {
            accepted.configureBlocking(false);
            accepted.socket().setTcpNoDelay(true);
            accepted.register(key.selector(), SelectionKey.OP_READ, new Connection());
        }
    }

    private static void close(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private void exchange(SelectionKey key, SocketChannel channel, Connection connection) throws IOException {
        if (key.isReadable()) {
            if (channel.read(connection.in) < 0) {
                close(key);
                return;
            }
            answer(connection);
        }
        if (connection.out.hasRemaining()) {
            channel.write(connection.out);
        }
        key.interestOps(connection.out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Nobody pipelines, so a buffer holds one request or the beginning of one. */
    private void answer(Connection connection) {
        int length = connection.in.position();
        byte[] bytes = connection.in.array();
        if (length < 4 || bytes[length - 1] != '\n' || bytes[length - 2] != '\r' || bytes[length - 3] != '\n') {
            return;
        }
        String request = new String(bytes, 0, length, ISO_8859_1);
        connection.in.clear();
        connection.out = ByteBuffer.wrap(response(request));
    }

    private byte[] response(String request) {
        String path = request.substring(4, request.indexOf(' ', 4));
        if (path.equals("/stats")) {
            long cpu = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .toNanos();
            return ok("", (requests + " " + cpu).getBytes(ISO_8859_1));
        }
        requests++;
        int slash = path.indexOf('/', 1);
        int feed = Integer.parseInt(path.substring(slash + 1));
        return switch (path.substring(1, slash)) {
            case "304" -> request.contains("If-None-Match") ? NOT_MODIFIED : ok("ETag: \"one\"\r\n", unchanging(feed));
            case "same" -> ok("", unchanging(feed));
            case "new" -> ok("", page.window(feed, next(feed), System.currentTimeMillis()));
            default -> throw new IllegalArgumentException(path + " is asked for; expected /304/N, /same/N or /new/N");
        };
    }

    private byte[] unchanging(int feed) {
        return unchanging.computeIfAbsent(feed, number -> page.window(number, 0, System.currentTimeMillis()));
    }

    private long next(int feed) {
        return entries.merge(feed, (long) FeedPage.ENTRIES, Long::sum);
    }

    private static byte[] ok(String headers, byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n" + headers + "Content-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] response = new byte[head.length + body.length];
        System.arraycopy(head, 0, response, 0, head.length);
        System.arraycopy(body, 0, response, head.length, body.length);
        return response;
    }
}
