package org.silkwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * An HTTP/1.1 server on a free port, of 127.0.0.1 unless told otherwise, that serves feeds, misbehaves on demand and remembers what it was
 * asked. Paths that nobody set up answer 404.
 *
 * <pre>{@code
 * try (FeedServer server = FeedServer.start()) {
 *     SampleFeed feed = server.feed("/feed.xml");
 *     feed.add("A port reopens");
 *     server.script("/flaky.xml", Reply.status(500), Reply.feed(feed.document()));
 *     …
 *     assertThat(server.requests("/feed.xml")).hasSize(1);
 * }
 * }</pre>
 *
 * Safe for use by many threads; each connection has a virtual one.
 */
public final class FeedServer implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket listener;
    private final String scheme;
    private final Map<String, Responder> responders = new ConcurrentHashMap<>();
    private final Queue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FeedServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        Thread.ofVirtual().name("feed-server-" + listener.getLocalPort()).start(this::accept);
    }

    /** A server of plain HTTP. */
    public static FeedServer start() {
        return start(LOOPBACK);
    }

    /** The same on a free port of another address of this machine, such as 127.0.0.2: to the fetcher, another host. */
    public static FeedServer start(InetAddress address) {
        return new FeedServer(listen(ServerSocketFactory.getDefault(), address), "http");
    }

    /** A server of HTTPS. */
    public static FeedServer start(TestCertificate certificate) {
        return new FeedServer(listen(certificate.serverContext().getServerSocketFactory(), LOOPBACK), "https");
    }

    private static ServerSocket listen(ServerSocketFactory sockets, InetAddress address) {
        try {
            ServerSocket listener = sockets.createServerSocket();
            listener.bind(new InetSocketAddress(address, 0), 1024);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + address.getHostAddress(), e);
        }
    }

    /** Serves a new, empty feed of RSS 2.0. */
    public SampleFeed feed(String path) {
        SampleFeed feed = SampleFeed.rss("Feed of " + path);
        serve(path, feed);
        return feed;
    }

    /** Answers a path, with or without a query, by what {@code responder} says each time. */
    public void serve(String path, Responder responder) {
        responders.put(path, responder);
    }

    /** Answers a path by one reply, always the same. */
    public void serve(String path, Reply reply) {
        serve(path, request -> reply);
    }

    /** Answers a path by one reply after another; the last stays. */
    public void script(String path, Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        serve(path, request -> {
            synchronized (left) {
                return left.size() > 1 ? left.pop() : left.element();
            }
        });
    }

    /** The address of a path. */
    public URI url(String path) {
        return URI.create(scheme + "://" + address() + path);
    }

    /** Host and port, such as {@code 127.0.0.1:41234}. */
    public String address() {
        return listener.getInetAddress().getHostAddress() + ":" + port();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every request so far, in order of arrival. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests so far for a path, whatever their query. */
    public List<ReceivedRequest> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Connections open at this moment, idle ones included. */
    public int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        open.forEach(FeedServer::closeQuietly);
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("feed-connection-" + number).start(() -> converse(number, socket));
            } catch (SocketException e) {
                // Closed, or a client that left before it was accepted: the loop's condition tells.
            } catch (IOException e) {
                throw new UncheckedIOException("can't accept on " + address(), e);
            }
        }
    }

    private void converse(int number, Socket socket) {
        try (socket) {
            new HttpConnection(number, socket, closed).serve(this::reply);
        } catch (IOException e) {
            // The client went away, which is its right.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Reply reply(ReceivedRequest request) {
        requests.add(request);
        Responder responder = responders.get(request.path());
        return responder == null ? Reply.status(404) : responder.reply(request);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing is left to do for it.
        }
    }
}
