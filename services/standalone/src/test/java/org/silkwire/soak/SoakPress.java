package org.silkwire.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.Responder;

/**
 * Feeds that change all the time, in a process of their own, with a ledger of every entry that went out to somebody. Says
 * on its first line where it listens; {@code stop} ends the changes and is answered by the number of entries.
 */
final class SoakPress {
    private static final int TICKS_A_SECOND = 20;

    private SoakPress() {}

    /** @param args feeds; entries per second of them all; the ledger's file */
    @SuppressWarnings("SystemOut") // The parent reads it there.
    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        double rate = Double.parseDouble(args[1]);
        PrintWriter ledger = new PrintWriter(Files.newBufferedWriter(Path.of(args[2]), StandardCharsets.UTF_8), false);
        FeedServer server = FeedServer.start();
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Feed feed = new Feed(i, ledger);
            feed.add();
            feeds.add(feed);
            server.serve("/" + i + ".xml", feed);
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        SplittableRandom random = new SplittableRandom(20);
        double[] owed = {0};
        var ticking = clock.scheduleAtFixedRate(
                () -> {
                    for (owed[0] += rate / TICKS_A_SECOND; owed[0] >= 1; owed[0]--) {
                        feeds.get(random.nextInt(count)).add();
                    }
                },
                0,
                1000 / TICKS_A_SECOND,
                TimeUnit.MILLISECONDS);
        System.out.println(server.port());
        SoakProcess.listen(line -> {
            switch (line) {
                case "count" -> System.out.println(total(feeds));
                case "stop" -> {
                    ticking.cancel(false);
                    System.out.println(total(feeds));
                }
                case "ledger" -> {
                    synchronized (ledger) {
                        ledger.flush();
                    }
                    System.out.println("written");
                }
                default -> throw new IllegalArgumentException("told '" + line + "'; expected count, stop or ledger");
            }
        });
    }

    private static long total(List<Feed> feeds) {
        return feeds.stream().mapToLong(Feed::size).sum();
    }

    /** An RSS feed with a window of entries, newest first; the ETag is the number of its last entry. */
    private static final class Feed implements Responder {
        private static final int WINDOW = 40;

        private final int number;
        private final PrintWriter ledger;
        private final Deque<Integer> window = new ArrayDeque<>();
        private int last;
        private int served;

        Feed(int number, PrintWriter ledger) {
            this.number = number;
            this.ledger = ledger;
        }

        /** Adds nothing where that would push an entry out which nobody has seen: the soak is not about gaps. */
        synchronized void add() {
            if (last - served >= WINDOW) {
                return;
            }
            window.addFirst(++last);
            if (window.size() > WINDOW) {
                window.removeLast();
            }
        }

        synchronized int size() {
            return last;
        }

        @Override
        public synchronized Reply reply(ReceivedRequest request) {
            String etag = "\"" + last + "\"";
            if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
                return Reply.status(304).header("ETag", etag);
            }
            synchronized (ledger) {
                for (; served < last; served++) {
                    ledger.println(guid(served + 1));
                }
            }
            StringBuilder rss = new StringBuilder(
                    "<rss version=\"2.0\"><channel><title>Desk " + number + "</title><link>https://press.example/"
                            + number + "</link><description>Of the soak</description>");
            for (int entry : window) {
                rss.append("<item><guid isPermaLink=\"false\">")
                        .append(guid(entry))
                        .append("</guid><link>https://press.example/")
                        .append(number)
                        .append('/')
                        .append(entry)
                        .append("</link><title>Report ")
                        .append(entry)
                        .append(" of desk ")
                        .append(number)
                        .append("</title><description>What desk ")
                        .append(number)
                        .append(" knows of shipment ")
                        .append(entry)
                        .append(" so far.</description></item>");
            }
            return Reply.feed(rss.append("</channel></rss>").toString()).header("ETag", etag);
        }

        private String guid(int entry) {
            return "urn:soak:" + number + ":" + entry;
        }
    }

    /** The guids of a ledger. */
    static List<String> read(Path ledger) {
        try {
            return Files.readAllLines(ledger, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
