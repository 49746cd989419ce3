package org.silkwire.classifier.cluster;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRef;

/**
 * The names that an outlet goes by, as hashes: "China Economic Net" in an attribution is the feed titled "China Economic
 * Net (sample)", "dawn.com" the one that lives there. Two outlets are taken for one where a whole name agrees, never for
 * a part of it: Associated Press isn't Associated Press of Pakistan.
 */
final class Outlet {
    /** More names than this no outlet needs. */
    static final int MAX_FORMS = 12;

    private static final int MAX_NAME = 200;
    private static final Pattern SEGMENTS = Pattern.compile("[|:•»«·_()\\[\\]]+|\\s[-–—/]+\\s");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:https?://)?(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,24}(?:/.*)?", Pattern.CASE_INSENSITIVE);

    /** Words that a feed's title adds to its outlet's name, or a host's labels around it. */
    private static final Set<String> GENERIC = Set.of(
            "rss",
            "feed",
            "feeds",
            "atom",
            "news",
            "newspaper",
            "agency",
            "online",
            "website",
            "top",
            "latest",
            "home",
            "headlines",
            "stories",
            "english",
            "business",
            "world",
            "economy",
            "sample",
            "official",
            "www",
            "com",
            "org",
            "net",
            "gov",
            "gob",
            "gouv",
            "edu",
            "info",
            "site",
            "blog",
            "blogs",
            "web",
            "mobile",
            "amp",
            "feedburner");

    private static final Set<String> SMALL_WORDS =
            Set.of("of", "the", "and", "for", "de", "la", "le", "les", "el", "du", "des", "del", "di", "da", "do");

    /** Outlets of the Belt and Road's news that go by names in several scripts. The first of a row stands for all. */
    private static final List<List<String>> SAME = List.of(
            List.of("xinhua", "xinhuanet", "新华社", "新华网", "新華社", "新華網", "синьхуа", "شينخوا", "شینخوا", "news.cn"),
            List.of("chinaeconomicnet", "cen", "中国经济网", "中國經濟網"),
            List.of("chinanews", "chinanewsservice", "ecns", "中新社", "中新网", "中国新闻网", "中國新聞網"),
            List.of("peoplesdaily", "peoplesdailyonline", "人民网", "人民日报", "人民網", "人民日報"),
            List.of("cctv", "央视网", "央视新闻", "央視網"),
            List.of("centralnewsagency", "中央社"),
            List.of("app", "associatedpressofpakistan", "اےپیپی", "ایپیپی"),
            List.of("tass", "тасс", "итартасс"),
            List.of("reuters", "路透社", "رويترز", "рейтер"),
            List.of("afp", "法新社", "agencefrancepresse"),
            List.of("anadolu", "anadoluagency", "anadoluajansi", "aa"));

    private static final Map<String, String> CANONICAL = canonical();

    private Outlet() {}

    /** The names of the outlet that an article appeared at: its feed's, and those of the host it lives on. */
    static int[] of(FeedRef feed, @Nullable String articleUrl) {
        Set<String> forms = new LinkedHashSet<>();
        if (feed.title() != null) {
            addNames(feed.title(), forms);
        }
        if (articleUrl != null) {
            addHost(articleUrl, forms);
        }
        addHost(feed.url(), forms);
        return hashes(forms);
    }

    /** The names of an outlet by what an attribution calls it. */
    static int[] named(String source) {
        Set<String> forms = new LinkedHashSet<>();
        if (DOMAIN.matcher(source).matches()) {
            addHost(source.contains("://") ? source : "http://" + source, forms);
        }
        addNames(source, forms);
        return hashes(forms);
    }

    static boolean same(int[] formsA, int[] formsB) {
        for (int a : formsA) {
            for (int b : formsB) {
                if (a == b) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void addNames(String title, Set<String> forms) {
        String folded = Normalizer.normalize(
                title.length() > MAX_NAME ? title.substring(0, MAX_NAME) : title, Normalizer.Form.NFKC);
        for (String segment : SEGMENTS.split(folded, -1)) {
            List<String> words = new ArrayList<>();
            for (String word : WORDS.split(segment.replace("'", "").replace("’", ""), -1)) {
                if (!word.isEmpty()) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
            if (!words.isEmpty() && words.getFirst().equals("the")) {
                words.removeFirst();
            }
            addInitials(words, forms);
            while (!words.isEmpty()) {
                add(String.join("", words), forms);
                if (!GENERIC.contains(words.getLast())) {
                    break;
                }
                words.removeLast();
            }
        }
    }

    /** Three letters or more: two are anybody's. */
    private static void addInitials(List<String> words, Set<String> forms) {
        StringBuilder initials = new StringBuilder();
        for (String word : words) {
            if (!SMALL_WORDS.contains(word)) {
                initials.appendCodePoint(word.codePointAt(0));
            }
        }
        if (initials.length() >= 3 && Character.UnicodeScript.of(initials.charAt(0)) == Character.UnicodeScript.LATIN) {
            add(initials.toString(), forms);
        }
    }

    private static void addHost(String url, Set<String> forms) {
        String host;
        try {
            host = URI.create(url).getHost();
        } catch (IllegalArgumentException _) {
            return;
        }
        if (host == null) {
            return;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("www.") ? lower.substring(4) : lower;
        if (CANONICAL.containsKey(bare)) {
            add(bare, forms);
        }
        String[] labels = bare.split("\\.", -1);
        for (String label : labels.length == 0 ? labels : Arrays.copyOf(labels, labels.length - 1)) {
            if (label.length() >= 3 && !Character.isDigit(label.charAt(0))) {
                add(label.replace("-", ""), forms);
            }
        }
    }

    private static void add(String form, Set<String> forms) {
        if (form.length() >= 2 && !GENERIC.contains(form)) {
            forms.add(CANONICAL.getOrDefault(form, form));
        }
    }

    private static int[] hashes(Set<String> forms) {
        return forms.stream()
                .limit(MAX_FORMS)
                .mapToInt(form -> (int) (Hashing.of(form) >>> 32))
                .toArray();
    }

    private static Map<String, String> canonical() {
        Map<String, String> canonical = new HashMap<>();
        for (List<String> row : SAME) {
            for (String name : row) {
                canonical.put(name, row.getFirst());
            }
        }
        return Map.copyOf(canonical);
    }
}
