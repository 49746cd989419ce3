package org.silkwire.desk.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.story;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.silkwire.contract.Event;
import org.silkwire.desk.RunningDesk;
import org.silkwire.desk.Stories;
import org.silkwire.desk.index.Progress;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;

/**
 * A million stories in an index, searched and shown within a heap of 1 GiB. The directory is filled where it isn't yet,
 * which takes minutes: {@code mvn -Pload -pl services/desk -am test -Dtest=MillionStoriesTest -Dsilkwire.desk.load=DIR
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "silkwire.desk.load", matches = ".+")
class MillionStoriesTest {
    private static final int STORIES = Integer.getInteger("silkwire.desk.load.stories", 1_000_000);
    private static final int BATCH = 2000;
    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> TOPICS = List.of("belt-and-road", "digital-economy", "green-energy");
    private static final List<String> COUNTRIES = List.of("PK", "CN", "UY", "KZ", "ID", "LK", "DE", "KE", "BR", "RU");

    private final Path directory = Path.of(System.getProperty("silkwire.desk.load", "."));
    private final Vocabulary words = new Vocabulary();

    @Test
    void searchesAndPagesAreQuick() throws Exception {
        if (!Files.exists(directory.resolve("full"))) {
            fill();
        }
        try (StoryIndex index = StoryIndex.open(directory.resolve("index"))) {
            assertThat(index.size()).isGreaterThanOrEqualTo(STORIES * 99L / 100);
            Random random = new Random(7);
            for (int i = 0; i < 100; i++) {
                index.search(query(random), 30, null);
            }
            double[] millis = new double[1000];
            for (int i = 0; i < millis.length; i++) {
                StoryQuery query = query(random);
                long start = System.nanoTime();
                index.search(query, 30, null);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            report("search", millis);
            long start = System.nanoTime();
            index.volume(StoryQuery.MATCHED.between(END.minus(Duration.ofDays(7)), null), Duration.ofHours(6));
            Figures.say(String.format(Locale.ROOT, "volume of 7 days: %.1f ms", (System.nanoTime() - start) / 1e6));
            start = System.nanoTime();
            index.volume(StoryQuery.MATCHED, Duration.ofDays(1));
            Figures.say(String.format(Locale.ROOT, "volume of all: %.1f ms", (System.nanoTime() - start) / 1e6));
            assertThat(percentile(millis, 0.95)).isLessThan(50);
        }
        pages();
    }

    private void pages() throws Exception {
        try (RunningDesk desk = RunningDesk.start(directory);
                HttpClient client = HttpClient.newHttpClient()) {
            Random random = new Random(11);
            double[] millis = new double[200];
            for (int i = -50; i < millis.length; i++) {
                String path = i % 2 == 0
                        ? "/"
                        : "/stories?q=" + words.any(random) + "&topic=" + TOPICS.get(random.nextInt(3));
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(desk.base() + path)).build();
                long start = System.nanoTime();
                assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
            report("page", millis);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            Figures.say(String.format(
                    Locale.ROOT,
                    "heap: %d MiB used of at most %d MiB",
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20));
            assertThat(percentile(millis, 0.95)).isLessThan(150);
            assertThat(runtime.maxMemory()).isLessThanOrEqualTo(1L << 30);
        }
    }

    /** As people ask: a word or two, often within a topic, a country or a time. */
    private StoryQuery query(Random random) {
        StoryQuery query =
                random.nextBoolean() ? StoryQuery.onTopic(TOPICS.get(random.nextInt(3))) : StoryQuery.MATCHED;
        query = switch (random.nextInt(5)) {
            case 0 -> query.withText(words.any(random) + " " + words.any(random));
            case 1 -> query.withText("\"" + words.any(random) + " " + words.any(random) + "\"");
            case 2 -> query.withText(words.any(random)).withCountry(COUNTRIES.get(random.nextInt(10)));
            case 3 -> query.withText(words.any(random).substring(0, 4) + "*");
            default -> query.withText(words.common(random));
        };
        return random.nextInt(3) == 0 ? query.between(END.minus(Duration.ofDays(random.nextInt(1, 300))), null) : query;
    }

    private void fill() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        long start = System.nanoTime();
        try (StoryIndex index = StoryIndex.open(directory.resolve("index"))) {
            List<Event> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < STORIES; i++) {
                batch.add(new Event.StoryClassified(made(i, random).build()));
                if (batch.size() == BATCH) {
                    index.apply(batch);
                    batch.clear();
                }
                if (i % 100_000 == 0) {
                    Figures.say(String.format(
                            Locale.ROOT, "%,d stories after %d s", i, (System.nanoTime() - start) / 1_000_000_000));
                }
            }
            index.apply(batch);
            index.commit(new Progress(null, Map.of()));
        }
        Files.createFile(directory.resolve("full"));
        Figures.say(String.format(
                Locale.ROOT, "filled in %d s, %,d MiB", (System.nanoTime() - start) / 1_000_000_000, size() >> 20));
    }

    private long size() throws Exception {
        try (var files = Files.list(directory.resolve("index"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private Stories made(int i, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60, 160);
        for (int word = 0; word < length; word++) {
            text.append(words.drawn(random)).append(word % 14 == 13 ? ". " : " ");
        }
        Stories story = story("s" + i)
                .by("outlet" + random.nextInt(500) + ".example.org")
                .title(words.drawn(random) + " " + words.drawn(random) + " " + words.drawn(random))
                .text(text.toString())
                .in(random.nextInt(5) == 0 ? "es" : "en")
                .at(END.minusSeconds(random.nextLong(Duration.ofDays(365).toSeconds())))
                .about(COUNTRIES.get(random.nextInt(10)), COUNTRIES.get(random.nextInt(10)));
        // A third is on some topic.
        if (i % 3 == 0) {
            story.on(TOPICS.get(random.nextInt(3)), random.nextDouble(0.5, 1), words.drawn(random));
        }
        return story;
    }

    private static void report(String what, double[] millis) {
        Figures.say(String.format(
                Locale.ROOT,
                "%s: %d times, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
                what,
                millis.length,
                percentile(millis, 0.5),
                percentile(millis, 0.95),
                percentile(millis, 0.99),
                percentile(millis, 1)));
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Thirty thousand made-up words, as unevenly frequent as in a language. */
    private static final class Vocabulary {
        private static final String[] SYLLABLES =
                "ka lo mi ren tas vo bel nur shi pa de gor lin fa ku ze ta mo sen rio dal pek or in ul".split(" ", -1);
        private final List<String> all = new ArrayList<>();

        Vocabulary() {
            SplittableRandom random = new SplittableRandom(1);
            while (all.size() < 30_000) {
                StringBuilder word = new StringBuilder();
                for (int i = random.nextInt(2, 5); i > 0; i--) {
                    word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                }
                if (word.length() >= 4) {
                    all.add(word.toString());
                }
            }
        }

        /** The first ones often, by the law of Zipf more or less. */
        String drawn(SplittableRandom random) {
            return all.get((int) (Math.pow(random.nextDouble(), 4) * all.size()));
        }

        String any(Random random) {
            return all.get((int) (Math.pow(random.nextDouble(), 3) * all.size()));
        }

        String common(Random random) {
            return all.get(random.nextInt(50));
        }
    }
}
