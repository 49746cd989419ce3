package org.silkwire.standalone.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.standalone.newsroom.Outlet.SampleStory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on the loopback address with a few papers' feeds, the pages that they link to, and one more story every
 * few seconds. Its port is chosen free once and taken again with each later start, since the feeds' identities hang on
 * their addresses; only where another program has taken it meanwhile is another one chosen, and the feeds are new ones.
 */
public final class SampleNewsroom implements AutoCloseable {
    /** The {@code origin} of its feeds' registrations. */
    public static final String ORIGIN = "newsroom";

    private static final Logger log = LoggerFactory.getLogger(SampleNewsroom.class);
    private static final String FOLDER = "Sample newsroom";
    private static final int WINDOW = 20;
    private static final Duration POLLED_AT_MOST_EVERY = Duration.ofSeconds(2);
    private static final Duration POLLED_AT_LEAST_EVERY = Duration.ofSeconds(5);

    private final List<Outlet> outlets;
    private final Duration interval;
    private final InstantSource clock;
    private final NewsroomFile file;
    private final HttpServer server;
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
    private final URI home;
    private Timeline timeline;

    private SampleNewsroom(List<Outlet> outlets, Duration interval, InstantSource clock, NewsroomFile file) {
        this.outlets = List.copyOf(outlets);
        this.interval = interval;
        this.clock = clock;
        this.file = file;
        Optional<NewsroomFile.Memory> memory = file.read();
        this.server = bind(memory.map(NewsroomFile.Memory::port).orElse(0));
        this.home = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        this.timeline = new Timeline(
                Timeline.programme(outlets),
                memory.map(NewsroomFile.Memory::releases).orElse(List.of()));
    }

    /**
     * Opens the newsroom: it serves when this returns.
     *
     * @param stories the outlets' files, YAML
     * @param interval between two stories
     * @param memory file that keeps the port and what was told
     * @throws IllegalArgumentException where a file of stories can't be read
     */
    public static SampleNewsroom open(Collection<URL> stories, Duration interval, InstantSource clock, Path memory) {
        List<Outlet> outlets = new ArrayList<>();
        for (URL url : stories) {
            try (InputStream yaml = url.openStream()) {
                outlets.add(Outlet.read(yaml, url.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException("the newsroom's file " + url + " can't be opened", e);
            }
        }
        SampleNewsroom newsroom = new SampleNewsroom(outlets, interval, clock, new NewsroomFile(memory));
        newsroom.start();
        return newsroom;
    }

    private static HttpServer bind(int wantedPort) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wantedPort), 0);
        } catch (BindException e) {
            if (wantedPort == 0) {
                throw new UncheckedIOException("the sample newsroom finds no free port", e);
            }
            log.warn("Port {} of the sample newsroom was taken meanwhile; its feeds move to another", wantedPort);
            return bind(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample newsroom can't be served", e);
        }
    }

    private void start() {
        tell(timeline.opened(clock.instant()));
        server.setExecutor(exchanges);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Its front page, such as {@code http://127.0.0.1:41234/}; the host is a literal address. */
    public URI home() {
        return home;
    }

    /** What to poll, polled often. */
    public List<FeedRegistration> feeds() {
        return outlets.stream().map(this::registration).toList();
    }

    private FeedRegistration registration(Outlet outlet) {
        String url = FeedUrl.normalised(home.resolve(outlet.outlet().path()).toString());
        return new FeedRegistration(
                Ids.feedId(url),
                url,
                outlet.outlet().name(),
                ORIGIN,
                FOLDER,
                false,
                false,
                POLLED_AT_MOST_EVERY,
                POLLED_AT_LEAST_EVERY,
                clock.instant(),
                null);
    }

    private synchronized Timeline timeline() {
        tell(timeline.at(clock.instant(), interval));
        return timeline;
    }

    /** Remembered before it is shown: what a reader has seen is not told a second time after a restart. */
    private synchronized void tell(Timeline next) {
        if (!next.equals(timeline)) {
            file.write(new NewsroomFile.Memory(server.getAddress().getPort(), next.releases()));
            timeline = next;
        }
    }

    /** What is sent. */
    private record Page(String contentType, byte[] body) {
        static Page html(byte[] body) {
            return new Page("text/html; charset=utf-8", body);
        }

        static Page text(String body) {
            return new Page("text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, Page.text(method + " is not allowed; expected GET or HEAD\n"));
                return;
            }
            Optional<Page> page = page(exchange.getRequestURI().getPath());
            if (page.isPresent()) {
                sendUnlessKnown(exchange, page.get());
            } else {
                send(
                        exchange,
                        404,
                        Page.text("nothing is at " + exchange.getRequestURI().getPath() + "\n"));
            }
        } catch (RuntimeException e) {
            log.warn("The sample newsroom could not answer {}", exchange.getRequestURI(), e);
            throw e;
        }
    }

    private Optional<Page> page(String path) {
        if (path.equals("/")) {
            return Optional.of(Page.html(new Pages(home).front(outlets)));
        }
        if (path.equals("/robots.txt")) {
            return Optional.of(Page.text("User-agent: *\nAllow: /\n"));
        }
        Timeline now = timeline();
        for (Outlet outlet : outlets) {
            if (path.equals(outlet.outlet().path())) {
                FeedWriter writer = new FeedWriter(outlet, home);
                return Optional.of(new Page(writer.contentType(), writer.write(told(outlet, now))));
            }
            if (path.equals(outlet.outlet().frontPath())) {
                return Optional.of(Page.html(new Pages(home).front(outlet, told(outlet, now))));
            }
        }
        return now.releases().stream()
                .filter(release -> release.path().equals(path))
                .findFirst()
                .flatMap(this::story);
    }

    private static List<FeedWriter.Entry> told(Outlet outlet, Timeline now) {
        return now.of(outlet.outlet().id(), WINDOW).stream()
                .flatMap(release -> find(outlet, release).map(story -> new FeedWriter.Entry(release, story)).stream())
                .toList();
    }

    private Optional<Page> story(Release release) {
        return outlets.stream()
                .filter(outlet -> outlet.outlet().id().equals(release.outlet()))
                .flatMap(outlet ->
                        find(outlet, release)
                                .map(story -> Page.html(new Pages(home).story(outlet, release, story)))
                                .stream())
                .findFirst();
    }

    private static Optional<SampleStory> find(Outlet outlet, Release release) {
        return outlet.stories().stream()
                .filter(story -> story.id().equals(release.story()))
                .findFirst();
    }

    /** A conditional GET by RFC 9110, section 13.1.2. */
    private static void sendUnlessKnown(HttpExchange exchange, Page page) throws IOException {
        String etag = etag(page.body());
        exchange.getResponseHeaders().set("ETag", etag);
        if (isKnown(exchange.getRequestHeaders().getFirst("If-None-Match"), etag)) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, page);
        }
    }

    private static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                        .anyMatch(known -> known.equals(etag) || known.equals("*"));
    }

    private static String etag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void send(HttpExchange exchange, int status, Page page) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, page.body().length);
        exchange.getResponseBody().write(page.body());
    }

    @Override
    public void close() {
        server.stop(0);
        exchanges.close();
    }
}
