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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.silkwire.contract.Event;
import org.silkwire.desk.RunningDesk;
import org.silkwire.desk.Stories;
import org.silkwire.desk.index.Page;
import org.silkwire.desk.index.Progress;
import org.silkwire.desk.index.QueryParameters;
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
    private static final int BATCH = 1000;
    private static final List<String> TOPICS = List.of("belt-and-road", "digital-economy", "green-energy");
    private static final List<String> SUBTOPICS = List.of("ports", "rail", "finance", "policy", "services");
    private static final List<String> COUNTRIES = List.of(
            "PK", "CN", "UY", "KZ", "ID", "LK", "DE", "KE", "BR", "RU", "EG", "SA", "TH", "VN", "MY", "IT", "GR", "RS",
            "AE", "NG");

    private final Path directory = Path.of(System.getProperty("silkwire.desk.load", "."));
    /** Holds {@link #end}; written when all is there. */
    private final Path full = directory.resolve("full");
    /** When the latest story was told: when the index was filled. */
    private Instant end = Instant.now();

    @Test
    void searchesAndPagesAreQuick() throws Exception {
        if (Files.exists(full)) {
            end = Instant.parse(Files.readString(full));
        } else {
            fill();
        }
        try (StoryIndex index = StoryIndex.open(directory.resolve("index"))) {
            assertThat(index.size()).isGreaterThanOrEqualTo(STORIES * 99L / 100);
            Random random = new Random(7);
            double[] millis = timed(300, 2000, () -> {
                StoryQuery query = query(random);
                boolean deeper = random.nextInt(5) == 0;
                return () -> {
                    Page page = index.search(query, 30, null);
                    if (deeper && page.next() != null) {
                        index.search(query, 30, page.next());
                    }
                    return query;
                };
            });
            double[] volumes = timed(10, 50, () -> {
                int days = random.nextInt(1, 366);
                StoryQuery asked = random.nextBoolean() ? StoryQuery.MATCHED : query(random);
                StoryQuery query = asked.between(end.minus(Duration.ofDays(days)), null);
                return () -> {
                    index.volume(query, days < 31 ? Duration.ofHours(6) : Duration.ofDays(1));
                    return query;
                };
            });
            report("search", millis);
            report("volume", volumes);
            assertThat(percentile(millis, 0.95)).isLessThan(50);
        }
        pages();
    }

    private void pages() throws Exception {
        try (RunningDesk desk = RunningDesk.start(directory, "--silkwire.desk.keep=4000d");
                HttpClient client = HttpClient.newHttpClient()) {
            Random random = new Random(11);
            double[] millis = timed(200, 1000, () -> {
                URI page = URI.create(desk.base() + page(random));
                return () -> {
                    assertThat(client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                                    .statusCode())
                            .as("%s", page)
                            .isEqualTo(200);
                    return page;
                };
            });
            report("page", millis);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            Figures.say(String.format(
                    Locale.ROOT,
                    "heap: %d MiB used of at most %d MiB, %,d MiB on disk",
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20,
                    size() >> 20));
            assertThat(percentile(millis, 0.95)).isLessThan(150);
            assertThat(runtime.maxMemory()).isLessThanOrEqualTo(1L << 30);
        }
    }

    /** Makes a question; what it gives is timed, and says what was asked. */
    @FunctionalInterface
    private interface Question {
        Callable<Object> asked();
    }

    private static double[] timed(int before, int times, Question question) throws Exception {
        double[] millis = new double[times];
        List<Map.Entry<Double, Object>> slowest = new ArrayList<>();
        for (int i = -before; i < times; i++) {
            Callable<Object> asked = question.asked();
            long start = System.nanoTime();
            Object what = asked.call();
            double took = (System.nanoTime() - start) / 1e6;
            if (i >= 0) {
                millis[i] = took;
                slowest.add(Map.entry(took, what));
            }
        }
        slowest.sort(Map.Entry.<Double, Object>comparingByKey().reversed());
        slowest.stream()
                .limit(5)
                .forEach(each -> Figures.say(
                        String.format(Locale.ROOT, "  slow: %.1f ms for %s", each.getKey(), each.getValue())));
        return millis;
    }

    private String page(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "/";
            case 2 -> "/charts?days=" + List.of(2, 7, 30, 365).get(random.nextInt(4));
            case 3 -> "/digest?day=" + day(random);
            case 4 -> "/stories/" + Stories.storyId("s" + random.nextInt(STORIES / 500) * 500);
            default -> {
                String query = QueryParameters.encoded(query(random));
                yield "/stories" + (query.isEmpty() ? "" : "?" + query);
            }
        };
    }

    private String day(Random random) {
        return LocalDate.ofInstant(end, ZoneOffset.UTC)
                .minusDays(random.nextInt(1, 365))
                .toString();
    }

    /** As people ask: nothing but a topic, or a word or two, often within a topic, a country, a language or a time. */
    private StoryQuery query(Random random) {
        Vocabulary words = Vocabulary.drawn(random);
        StoryQuery query = StoryQuery.MATCHED;
        if (random.nextBoolean()) {
            query = query.withTopic(TOPICS.get(random.nextInt(3)));
            if (random.nextInt(6) == 0) {
                query = query.withSubtopic(SUBTOPICS.get(random.nextInt(5)));
            }
        } else if (random.nextInt(4) == 0) {
            query = query.withUnmatched();
        }
        query = switch (random.nextInt(9)) {
            case 0 -> query.withText(words.word(random) + " " + words.word(random));
            case 1 -> query.withText("\"" + words.sentence(2, random) + "\"");
            case 2 -> query.withText(words.word(random)).withCountry(random(COUNTRIES, random));
            case 3 -> query.withText(words.beginning(random) + "*");
            case 4 -> query.withText(words.commonWord(random));
            case 5 -> query.withText(words.commonWord(random) + " -" + words.commonWord(random));
            case 6 -> query.withText(words.commonWord(random) + " | " + words.word(random));
            case 7 -> query.withText(words.word(random)).withLanguage(words.language());
            default -> query;
        };
        return switch (random.nextInt(6)) {
            case 0 -> query.between(end.minus(Duration.ofDays(random.nextInt(1, 300))), null);
            case 1 ->
                query.between(end.minus(Duration.ofDays(random.nextInt(200, 300))), end.minus(Duration.ofDays(190)));
            case 2 -> query.withConfidence(0.9);
            case 3 -> query.withSource(outlet(random));
            default -> query;
        };
    }

    private static <T> T random(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }

    /** Some outlets write much, most of them little. */
    private static String outlet(RandomGenerator random) {
        return "outlet" + (int) (Math.pow(random.nextDouble(), 3) * 5000) + ".example.org";
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
        Files.writeString(full, end.toString());
        Figures.say(String.format(
                Locale.ROOT, "filled in %d s, %,d MiB", (System.nanoTime() - start) / 1_000_000_000, size() >> 20));
    }

    private long size() throws Exception {
        try (var files = Files.list(directory.resolve("index"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Seven of ten have the length of a summary, the others that of a report. A third is on some topic. */
    private Stories made(int i, SplittableRandom random) {
        Vocabulary words = Vocabulary.drawn(random);
        int length = random.nextInt(10) < 7 ? random.nextInt(30, 120) : random.nextInt(200, 500);
        Stories story = story("s" + i)
                .title(words.sentence(random.nextInt(5, 12), random))
                .text(words.text(length, random))
                .in(words.language())
                .at(end.minusSeconds(random.nextLong(Duration.ofDays(365).toSeconds())))
                .about(random(COUNTRIES, random), random(COUNTRIES, random));
        if (i % 500 != 0) {
            story.by(outlet(random));
        }
        if (i % 3 == 0) {
            story.on(random(TOPICS, random), random.nextDouble(0.5, 1), words.word(random), random(SUBTOPICS, random));
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
}
