package org.silkwire.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;

/**
 * Generates articles of made-up words, and copies of them edited at known rates, so that clustering can be measured
 * against the truth. The same seed gives the same news.
 *
 * <p>Words follow Zipf's law with function words in front; each article draws on its topic's vocabulary, its own cast of
 * names and its own figures, and some end with their site's boilerplate. A fifth of the articles is in Han characters. A
 * copy appears in another feed and has words substituted, dropped and inserted (figures and names as well as any other),
 * often another headline, an attribution line, or its tail cut off.
 */
public final class SyntheticNews {

    /** An article, and which text it tells: articles of one family are copies of each other. */
    public record Item(Article article, int family, double editRate) {}

    private static final String[] ONSETS = {
        "b", "br", "d", "f", "g", "gl", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z", "sh"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ou"};
    private static final String[] CODAS = {"", "", "n", "r", "s", "l", "m", "nt"};
    private static final Pattern HAN_TOKEN = Pattern.compile("(?s)\\p{Nd}[\\p{Nd}.,]*|.");
    private static final int TOPICS = 60;
    private static final int FEEDS = 300;

    private final SplittableRandom random;
    private final String[] functionWords;
    private final String[] contentWords;
    private final String[] names;
    private final String[] hanWords;
    private final List<FeedRef> feeds = new ArrayList<>();
    private final List<String> boilerplates = new ArrayList<>();
    private int serial;

    public SyntheticNews(long seed) {
        random = new SplittableRandom(seed);
        functionWords = words(60, 1);
        contentWords = words(9_000, 3);
        names = words(4_000, 2);
        for (int i = 0; i < names.length; i++) {
            names[i] = Character.toUpperCase(names[i].charAt(0)) + names[i].substring(1);
        }
        hanWords = new String[6_000];
        for (int i = 0; i < hanWords.length; i++) {
            hanWords[i] = han(1 + random.nextInt(2)) + (random.nextInt(3) == 0 ? han(1) : "");
        }
        for (int i = 0; i < FEEDS; i++) {
            String name = pick(names) + " " + pick(names);
            feeds.add(Articles.feed(name.replace(" ", "-").toLowerCase(java.util.Locale.ROOT) + i + ".example", name));
            boilerplates.add(String.join(" ", sentence(new Voice(i % TOPICS, List.of(name), false), 16)));
        }
    }

    /**
     * News in order of arrival.
     *
     * @param articles how many
     * @param copies which part of them are copies
     * @param maxEdits each copy changes between none and this part of its words
     * @param span over which they arrive
     */
    public List<Item> news(int articles, double copies, double maxEdits, Duration span) {
        List<Item> items = new ArrayList<>();
        List<Written> originals = new ArrayList<>();
        int wanted = (int) Math.round(articles * (1 - copies));
        for (int family = 0; family < wanted; family++) {
            Instant at = Articles.START.plusMillis(random.nextLong(span.toMillis()));
            Written written = write(at, family);
            originals.add(written);
            items.add(new Item(written.article(), family, 0));
        }
        while (items.size() < articles) {
            Written original = originals.get(random.nextInt(originals.size()));
            double rate = random.nextDouble() * maxEdits;
            items.add(new Item(copy(original, rate), original.family, rate));
        }
        items.sort(Comparator.comparing(item -> item.article().fetchedAt()));
        return items;
    }

    /** The same articles, each as if it had arrived up to so much earlier or later. */
    public List<Item> shuffled(List<Item> items, Duration by) {
        record Moved(Item item, Instant at) {}
        return items.stream()
                .map(item -> new Moved(
                        item, item.article().fetchedAt().plusMillis(random.nextLong(-by.toMillis(), by.toMillis()))))
                .sorted(Comparator.comparing(Moved::at))
                .map(Moved::item)
                .toList();
    }

    /** Reports of one house on many companies, all by one template: every one is a text of its own. */
    public List<Item> quarterlyResults(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String company = pick(names) + " " + pick(names);
            String text =
                    ("%s Limited announced its financial results for the quarter on Thursday. The company posted a "
                                    + "net profit of %s million rupees, against %s million in the same period of last year, the "
                                    + "statement sent to the stock exchange said. Sales rose by %s per cent to %s million. The "
                                    + "cost of sales came to %s million, and the gross margin stood at %s per cent. Earnings a "
                                    + "share were %s rupees. Chief executive %s %s told analysts that the board was pleased with "
                                    + "the performance in a demanding market, and that it would recommend an interim dividend of "
                                    + "%s per cent. Finance costs fell to %s million on lower interest rates, while other income "
                                    + "rose to %s million. Shares of the company closed at %s on the day of the announcement.")
                            .formatted(
                                    company,
                                    figure(),
                                    figure(),
                                    figure(),
                                    figure(),
                                    figure(),
                                    figure(),
                                    figure(),
                                    pick(names),
                                    pick(names),
                                    figure(),
                                    figure(),
                                    figure(),
                                    figure());
            items.add(item(company + " posts quarterly profit of " + figure() + " million", text, i, feed()));
        }
        return items;
    }

    /** One feed's report on each day, all by one template. */
    public List<Item> marketReports(int count) {
        List<Item> items = new ArrayList<>();
        FeedRef feed = feed();
        for (int i = 0; i < count; i++) {
            String text = ("Stocks closed %s at the exchange today as investors weighed the outlook for rates. The "
                            + "benchmark index gained %s points to end at %s. Turnover came to %s million shares, against "
                            + "%s million in the session before. Banks and cement makers led the way, with %s adding %s "
                            + "and %s losing %s. The rupee traded at %s to the dollar in the interbank market. Analysts "
                            + "expect trade to remain range-bound in the days ahead, with an eye on foreign flows.")
                    .formatted(
                            random.nextBoolean() ? "higher" : "lower",
                            figure(),
                            figure(),
                            figure(),
                            figure(),
                            pick(names),
                            figure(),
                            pick(names),
                            figure(),
                            figure());
            items.add(item("Market report", text, i, feed));
        }
        return items;
    }

    /** Speeches at one forum: every report repeats what the forum is, and then says what this speaker said. */
    public List<Item> speeches(int count) {
        List<String> background = sentences(new Voice(7, List.of(pick(names), pick(names)), false), 70);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> text = new ArrayList<>(
                    sentences(new Voice(7, List.of(pick(names), pick(names), pick(names)), false), 130));
            text.addAll(background);
            items.add(item(title(new Voice(7, List.of(pick(names)), false)), String.join(" ", text), i, feed()));
        }
        return items;
    }

    /** The text with that part of its words changed. */
    public String edited(String text, double rate) {
        boolean han = Character.isIdeographic(text.codePointAt(0));
        List<String> words = han ? hanTokens(text) : List.of(text.split(" ", -1));
        return String.join(han ? "" : " ", edited(words, rate, han));
    }

    public String body(int words) {
        return String.join(" ", sentences(voice(false), words));
    }

    public String hanBody(int words) {
        return String.join("", sentences(voice(true), words));
    }

    public FeedRef feed() {
        return feeds.get(random.nextInt(feeds.size()));
    }

    private record Voice(int topic, List<String> cast, boolean han) {}

    private record Written(
            FeedRef feed,
            String title,
            List<String> words,
            boolean han,
            Instant at,
            int family,
            String guid,
            String end) {
        Article article() {
            return Articles.of(feed, guid)
                    .title(title)
                    .text(String.join(han ? "" : " ", words) + end)
                    .language(han ? "zh" : "en")
                    .at(at)
                    .article();
        }
    }

    private Written write(Instant at, int family) {
        Voice voice = voice(random.nextInt(5) == 0);
        int length = (int) (60 * Math.pow(10, random.nextDouble()));
        int feed = random.nextInt(feeds.size());
        String end = voice.han || random.nextInt(10) > 0 ? "" : "\n" + boilerplates.get(feed);
        return new Written(
                feeds.get(feed),
                title(voice),
                sentences(voice, length),
                voice.han,
                at,
                family,
                "entry-" + serial++,
                end);
    }

    private Article copy(Written original, double rate) {
        List<String> words = edited(original.words, rate, original.han);
        if (random.nextInt(10) < 3) {
            words = words.subList(0, (int) (words.size() * (0.6 + 0.4 * random.nextDouble())));
        }
        String title = random.nextInt(10) < 6 ? title(voice(original.han)) : original.title;
        String end = random.nextBoolean() ? "" : "\n" + attribution(original);
        // Every fifth copy is out within seconds: then which one comes first is chance.
        long delay = random.nextInt(5) == 0
                ? random.nextLong(5_000)
                : 30_000
                        + (long) (-Math.log(1 - random.nextDouble())
                                * Duration.ofHours(3).toMillis());
        FeedRef feed = feed();
        while (feed.equals(original.feed)) {
            feed = feed();
        }
        return new Written(
                        feed,
                        title,
                        words,
                        original.han,
                        original.at.plusMillis(delay),
                        original.family,
                        "entry-" + serial++,
                        end)
                .article();
    }

    private String attribution(Written original) {
        String outlet = original.feed.title();
        if (original.han) {
            return "来源：" + outlet;
        }
        return switch (random.nextInt(4)) {
            case 0 -> "Originally published at " + outlet;
            case 1 -> "Source: " + outlet;
            case 2 -> "This article was first published by " + outlet + ".";
            default -> "Republished from " + outlet + ".";
        };
    }

    private Item item(String title, String text, int family, FeedRef feed) {
        Instant at = Articles.START.plus(Duration.ofHours(family));
        return new Item(
                Articles.of(feed, "entry-" + serial++)
                        .title(title)
                        .text(text)
                        .at(at)
                        .article(),
                family,
                0);
    }

    private Voice voice(boolean han) {
        List<String> cast = new ArrayList<>();
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            cast.add(han ? pick(hanWords) : pick(names));
        }
        return new Voice(random.nextInt(TOPICS), cast, han);
    }

    private String title(Voice voice) {
        List<String> words = sentence(voice, 8 + random.nextInt(6));
        return String.join(voice.han ? "" : " ", words).replaceAll("[.。]$", "");
    }

    private List<String> sentences(Voice voice, int words) {
        List<String> text = new ArrayList<>();
        while (text.size() < words) {
            text.addAll(sentence(voice, 8 + random.nextInt(18)));
        }
        return text;
    }

    private List<String> sentence(Voice voice, int length) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int dice = random.nextInt(100);
            if (dice < 4) {
                words.add(figure());
            } else if (dice < 12) {
                words.add(voice.cast.get(random.nextInt(voice.cast.size())));
            } else if (voice.han) {
                words.add(hanWords[zipf(hanWords.length)]);
            } else if (dice < 50) {
                words.add(functionWords[zipf(functionWords.length)]);
            } else if (dice < 80) {
                // The topic's own vocabulary: one word in so many of all.
                words.add(contentWords[zipf(contentWords.length / TOPICS) * TOPICS + voice.topic]);
            } else {
                words.add(contentWords[zipf(contentWords.length)]);
            }
        }
        if (!voice.han) {
            String first = words.getFirst();
            words.set(0, Character.toUpperCase(first.charAt(0)) + first.substring(1));
        }
        words.set(words.size() - 1, words.getLast() + (voice.han ? "。" : "."));
        return words;
    }

    private List<String> edited(List<String> words, double rate, boolean han) {
        List<String> edited = new ArrayList<>();
        for (String word : words) {
            int kind = random.nextDouble() < rate ? random.nextInt(10) : 10;
            if (kind < 6) {
                edited.add(pick(han ? hanWords : contentWords));
            } else if (kind == 8 || kind == 9) {
                edited.add(word);
                edited.add(pick(han ? hanWords : contentWords));
            } else if (kind == 10) {
                edited.add(word);
            }
        }
        return edited;
    }

    private static List<String> hanTokens(String text) {
        return HAN_TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private String figure() {
        return switch (random.nextInt(5)) {
            case 0 -> Integer.toString(1 + random.nextInt(30));
            case 1 -> (1 + random.nextInt(99)) + "." + random.nextInt(10);
            case 2 -> Integer.toString(2000 + random.nextInt(27));
            case 3 -> (1 + random.nextInt(400)) + "," + (100 + random.nextInt(900));
            default -> Integer.toString(30 + random.nextInt(970));
        };
    }

    private String[] words(int count, int syllables) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder();
            for (int s = syllables == 1 ? 1 : 2 + random.nextInt(syllables - 1); s > 0; s--) {
                word.append(pick(ONSETS)).append(pick(VOWELS)).append(pick(CODAS));
            }
            words[i] = word.toString();
        }
        return words;
    }

    private String han(int characters) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            word.appendCodePoint(0x4E00 + zipf(2_500));
        }
        return word.toString();
    }

    /** 0 to below {@code n}, the small ones often: rank r about as often as 1/(r+1). */
    private int zipf(int n) {
        return Math.min(n - 1, (int) Math.pow(n, random.nextDouble()) - 1);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
