package org.silkwire.classifier.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.silkwire.contract.Article;
import org.silkwire.testkit.Articles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is extracted from an article of 300 words, on one thread; texts of the sample newsroom in ten languages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class EnrichmentBenchmark {
    private static final int ARTICLES = 200;
    private static final int WORDS = 300;
    /** Two characters count as a word. */
    private static final int HAN_CHARACTERS = 600;

    private final Enricher enricher = Enricher.bundled();
    private List<Article> articles = List.of();

    record Printing(Outlet outlet, List<Story> stories) {}

    record Outlet(String language) {}

    record Story(String title, String text) {}

    @Setup
    public void read() throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Map<String, List<Story>> byLanguage = new HashMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:newsroom/*.yaml")) {
            try (InputStream in = file.getInputStream()) {
                Object yaml = new Yaml().load(in);
                Printing printing = mapper.convertValue(yaml, Printing.class);
                byLanguage
                        .computeIfAbsent(printing.outlet().language(), _ -> new ArrayList<>())
                        .addAll(printing.stories());
            }
        }
        articles = articles(byLanguage);
    }

    private static List<Article> articles(Map<String, List<Story>> byLanguage) {
        List<Article> articles = new ArrayList<>();
        List<String> languages = byLanguage.keySet().stream().sorted().toList();
        for (int i = 0; articles.size() < ARTICLES; i++) {
            String language = languages.get(i % languages.size());
            List<Story> stories = byLanguage.getOrDefault(language, List.of());
            Story first = stories.get(i % stories.size());
            StringBuilder text = new StringBuilder();
            for (int next = i; !isLong(text); next++) {
                text.append(stories.get(next % stories.size()).text()).append('\n');
            }
            articles.add(Articles.of(Articles.feed("outlet.example", "Outlet"), "entry-" + i)
                    .title(first.title())
                    .text(cut(text.toString()))
                    .language(language)
                    .at(Instant.parse("2026-03-02T08:00:00Z"))
                    .article());
        }
        return articles;
    }

    private static boolean isLong(CharSequence text) {
        return isHan(text) ? text.length() >= HAN_CHARACTERS : text.toString().split("\\s+").length >= WORDS;
    }

    private static boolean isHan(CharSequence text) {
        return !text.isEmpty() && Character.isIdeographic(text.charAt(text.length() / 2));
    }

    private static String cut(String text) {
        if (isHan(text)) {
            return text.substring(0, HAN_CHARACTERS);
        }
        int end = 0;
        for (int words = 0; words < WORDS; words++) {
            end = text.indexOf(' ', end + 1);
            if (end < 0) {
                return text;
            }
        }
        return text.substring(0, end);
    }

    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void articles(Blackhole hole) {
        for (Article article : articles) {
            hole.consume(enricher.enrich(article));
        }
    }
}
