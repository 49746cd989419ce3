package org.silkwire.fetcher.memory;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.fetcher.parse.FeedEntry;

/**
 * An entry of a window with what tells it apart from its neighbours.
 *
 * @param identity in words: what its article id is made of
 * @param key the hash of it
 * @param detailedKey the key it would have had in a window where a neighbour shared its guid or address
 * @param linkKey hash of its address, {@link #NO_KEY} where that address can't tell entries of this feed apart
 * @param hashes of its fields, in the order of {@link #FIELDS}
 */
record WindowEntry(FeedEntry entry, String identity, long key, long detailedKey, long linkKey, List<Integer> hashes) {
    static final long NO_KEY = 0;

    /** The article's properties that are compared; a change in one of the first {@link #REVISING} makes a revision. */
    static final List<String> FIELDS = List.of("title", "summary", "text", "url", "people", "media");

    /** Addresses, bylines and enclosures are rotated by machines; alone they are no edit that a reader would see. */
    private static final int REVISING = 3;

    private static final int TITLE = 0;

    /**
     * The entries of a window, repetitions left out. What identifies an entry is its guid, else its address, else its
     * words; a guid or an address that a neighbour shares isn't taken as enough.
     */
    static List<WindowEntry> of(List<FeedEntry> window) {
        List<Placed> placed = window.stream()
                .map(entry -> new Placed(entry, CanonicalUrl.of(entry.link())))
                .toList();
        Map<String, Integer> guids = count(placed, each -> each.entry().guid());
        Map<String, Integer> urls = count(placed, Placed::url);
        Map<Long, WindowEntry> entries = new LinkedHashMap<>();
        for (Placed entry : placed) {
            WindowEntry each = of(entry, guids, urls);
            entries.putIfAbsent(each.key, each);
        }
        return new ArrayList<>(entries.values());
    }

    /** An entry and its address. */
    private record Placed(FeedEntry entry, @Nullable String url) {}

    private static WindowEntry of(Placed placed, Map<String, Integer> guids, Map<String, Integer> urls) {
        FeedEntry entry = placed.entry();
        String url = placed.url();
        boolean telling = url != null && urls.getOrDefault(url, 0) == 1 && !isFrontPage(url);
        Identity identity = identity(placed, guids, urls);
        long key = hash(identity.words);
        return new WindowEntry(
                entry,
                identity.words,
                key,
                identity.detailed.equals(identity.words) ? key : hash(identity.detailed),
                telling ? hash("url " + url) : NO_KEY,
                List.of(
                        fold(entry.title()),
                        fold(entry.summary()),
                        fold(entry.text()),
                        fold(url),
                        fold(entry.authors() + " " + entry.categories()),
                        fold(entry.media().stream()
                                .map(Article.Media::url)
                                .toList()
                                .toString())));
    }

    private static Identity identity(Placed placed, Map<String, Integer> guids, Map<String, Integer> urls) {
        FeedEntry entry = placed.entry();
        String url = placed.url();
        String guid = entry.guid();
        if (guid != null) {
            String detail = url == null ? content(entry) : url;
            return Identity.of(guidIdentity(guid), detail, guids.getOrDefault(guid, 0) == 1);
        }
        return url == null
                ? Identity.certain("content " + content(entry))
                : Identity.of("url " + url, blanksFolded(entry.title()), urls.getOrDefault(url, 0) == 1);
    }

    /**
     * What tells an entry apart, in words.
     *
     * @param words as it stands in this window
     * @param detailed as it stood in an earlier window where a neighbour shared the plain one; else the same
     */
    private record Identity(String words, String detailed) {
        static Identity certain(String words) {
            return new Identity(words, words);
        }

        static Identity of(String plain, String detail, boolean unique) {
            String detailed = plain + " " + detail;
            return unique ? new Identity(plain, detailed) : certain(detailed);
        }
    }

    /** The key of an entry known by nothing but its guid. */
    static long guidKey(String guid) {
        return hash(guidIdentity(guid));
    }

    private static String guidIdentity(String guid) {
        return "guid " + guid;
    }

    /** Counts how many entries that differ in address or title share a value. */
    private static Map<String, Integer> count(List<Placed> window, Function<Placed, @Nullable String> property) {
        Map<String, Set<String>> holders = new HashMap<>();
        for (Placed each : window) {
            String value = property.apply(each);
            if (value != null) {
                holders.computeIfAbsent(value, _ -> new HashSet<>())
                        .add(each.url() + " " + blanksFolded(each.entry().title()));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        holders.forEach((value, sharing) -> counts.put(value, sharing.size()));
        return counts;
    }

    private static String content(FeedEntry entry) {
        return blanksFolded(entry.title()) + " " + blanksFolded(entry.text() == null ? entry.summary() : entry.text());
    }

    /** Feeds without article pages name their home page for every entry. */
    private static boolean isFrontPage(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getRawQuery() == null
                    && (uri.getRawPath() == null || uri.getRawPath().length() <= 1);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a remembered entry under the same address is this one, not its successor there. */
    boolean tellsTheSame(MemoryChunk chunk, int i) {
        boolean sameTitle = entry.title() != null && hashes.get(TITLE) == chunk.field(i, TITLE);
        return sameTitle || sameBody(chunk, i);
    }

    private boolean sameBody(MemoryChunk chunk, int i) {
        boolean hasBody = entry.summary() != null || entry.text() != null;
        return hasBody && hashes.get(1) == chunk.field(i, 1) && hashes.get(2) == chunk.field(i, 2);
    }

    int field(int field) {
        return hashes.get(field);
    }

    /** Names of the fields that differ from a remembered entry; empty where no reader would see an edit. */
    List<String> changedFields(MemoryChunk chunk, int i) {
        List<String> changed = new ArrayList<>();
        boolean revised = false;
        for (int field = 0; field < FIELDS.size(); field++) {
            if (hashes.get(field) != chunk.field(i, field)) {
                changed.add(FIELDS.get(field));
                revised |= field < REVISING;
            }
        }
        return revised ? changed : List.of();
    }

    static long contentHash(@Nullable String title, @Nullable String summary, @Nullable String text) {
        return hash(blanksFolded(title) + "\n" + blanksFolded(summary) + "\n" + blanksFolded(text));
    }

    private static int fold(@Nullable String value) {
        return value == null ? 0 : (int) hash(blanksFolded(value));
    }

    /** Each run of ASCII blanks as one space, none around it all; a loop, since an expression took as long as the rest. */
    private static String blanksFolded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        int length = value.length();
        char[] folded = new char[length];
        int size = 0;
        boolean blank = false;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean alsoBlank = c == ' ' || (c >= '\t' && c <= '\r');
            if (!alsoBlank) {
                folded[size++] = c;
            } else if (!blank) {
                folded[size++] = ' ';
            }
            blank = alsoBlank;
        }
        return new String(folded, 0, size).strip();
    }

    /** The first 64 bits of a SHA-256; never {@link #NO_KEY}. */
    private static long hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            long hash = ByteBuffer.wrap(digest).getLong();
            return hash == NO_KEY ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
