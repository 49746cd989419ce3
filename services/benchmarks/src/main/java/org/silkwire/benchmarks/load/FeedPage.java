package org.silkwire.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes windows of RSS 2.0; what stays the same of an item is encoded once. */
public final class FeedPage {
    /** Entries in a window. */
    public static final int ENTRIES = 20;

    private static final byte[] FOOT = "</channel></rss>\n".getBytes(UTF_8);

    private final Instant published = Instant.now().minusSeconds(30L * 86_400);
    private final List<byte[]> middles = new ArrayList<>();

    public FeedPage() {
        News news = new News();
        for (int i = 0; i < News.VARIANTS; i++) {
            middles.add(("</guid><title>" + news.title(i) + "</title><description><![CDATA[" + news.body(i)
                            + "]]></description><category>Region</category><link>https://news.example/")
                    .getBytes(UTF_8));
        }
    }

    /**
     * A window, newest entry first. An entry's guid tells when it was served, in milliseconds, after its last colon.
     *
     * @param feed its number
     * @param first number of the window's oldest entry in its feed
     * @param servedAt in milliseconds
     */
    public byte[] window(int feed, long first, long servedAt) {
        Bytes out = new Bytes(ENTRIES * 1400);
        out.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Feed ");
        out.add(Integer.toString(feed));
        out.add("</title><link>https://news.example/</link><description>Made for measuring</description>\n");
        for (long entry = first + ENTRIES - 1; entry >= first; entry--) {
            int template = Math.floorMod(entry + feed * 977L, News.VARIANTS);
            String place = feed + "/" + entry;
            out.add("<item><guid isPermaLink=\"false\">urn:bench:");
            out.add(place);
            out.add(":");
            out.add(Long.toString(servedAt));
            out.add(middles.get(template));
            out.add(place);
            out.add("</link><pubDate>");
            // A second apart, so that readers who go by dates see each of them as new.
            out.add(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    published.plusSeconds(entry).atOffset(ZoneOffset.UTC)));
            out.add("</pubDate></item>\n");
        }
        out.add(FOOT);
        return out.toBytes();
    }

    /** Grows as it is added to. */
    private static final class Bytes {
        private byte[] bytes;
        private int length;

        Bytes(int capacity) {
            bytes = new byte[capacity];
        }

        void add(String ascii) {
            add(ascii.getBytes(UTF_8));
        }

        void add(byte[] more) {
            if (length + more.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more.length));
            }
            System.arraycopy(more, 0, bytes, length, more.length);
            length += more.length;
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
