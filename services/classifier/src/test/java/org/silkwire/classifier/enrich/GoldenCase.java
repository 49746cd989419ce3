package org.silkwire.classifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;

/**
 * A text and what an extractor must find in it, from one of the files in {@code golden/enrich}.
 *
 * @param trap why a careless reader would get it wrong, or null
 */
record GoldenCase(
        String name,
        String language,
        String title,
        String text,
        @Nullable String trap,
        RuleNode node) {
    private static final int FEWEST = 40;
    private static final String NONE = "none";

    /** All cases of a file. */
    static List<GoldenCase> of(String file) {
        List<GoldenCase> cases = new ArrayList<>();
        try (InputStream stream = GoldenCase.class.getResourceAsStream("/golden/enrich/" + file)) {
            assertThat(stream).as(file).isNotNull();
            for (RuleNode node : RuleNode.read(file, new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .list()) {
                String title = node.get("title").textOrNull();
                cases.add(new GoldenCase(
                        node.get("name").text(),
                        node.get("lang").text(),
                        title == null ? "" : title,
                        node.get("text").text(),
                        node.get("trap").textOrNull(),
                        node));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long traps = cases.stream().filter(each -> each.trap != null).count();
        assertThat(cases).as(file).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(traps).as("traps in %s", file).isGreaterThanOrEqualTo(cases.size() / 2);
        return cases;
    }

    Article article() {
        return article(title, text, language);
    }

    static Article article(String title, String text, @Nullable String language) {
        FeedRef feed = new FeedRef(Ids.feedId("https://a.example/feed"), "https://a.example/feed", "A");
        Instant now = Instant.parse("2026-03-02T08:00:00Z");
        return new Article(
                Ids.articleId(feed.id(), "g"),
                1,
                List.of(),
                false,
                feed,
                "https://a.example/g",
                "https://a.example/g",
                "g",
                title,
                null,
                text,
                null,
                language,
                List.of(),
                List.of(),
                List.of(),
                now,
                null,
                now,
                now,
                "0123456789abcdef",
                false,
                new Article.Provenance("fetch", 200, "0123456789abcdef0123456789abcdef"));
    }

    /**
     * Expects what the case lists under a key, entry by entry, comparing only what an entry states.
     *
     * @param found what the extractor found, each fact as its properties, absent ones null
     */
    void expect(String key, List<Map<String, @Nullable String>> found) {
        List<Map<String, String>> expected = new ArrayList<>();
        for (RuleNode entry : node.get(key).list()) {
            Map<String, String> stated = new TreeMap<>();
            entry.map().forEach((property, value) -> stated.put(property, value.text()));
            expected.add(stated);
        }
        List<Map<String, String>> actual = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Map<String, String> shown = new TreeMap<>();
            found.get(i).forEach((property, value) -> shown.put(property, value == null ? NONE : value));
            if (i < expected.size()) {
                shown.keySet().retainAll(expected.get(i).keySet());
            }
            actual.add(shown);
        }
        assertThat(actual).as("%s in: %s", key, text).isEqualTo(expected);
    }

    /** Properties of a fact, in order. */
    static Map<String, @Nullable String> fact(@Nullable String... namesAndValues) {
        Map<String, @Nullable String> fact = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fact.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fact;
    }

    @Override
    public String toString() {
        return language + ": " + name;
    }
}
