package org.silkwire.classifier.score;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/**
 * The stories of the sample newsroom, each cut to or repeated up to the same number of words: ten languages, half of them on a topic,
 * which is some ten times as many as in general news, and so the harder case.
 */
final class NewsroomArticles {
    private static final Instant FETCHED = Instant.parse("2026-03-01T12:00:00Z");
    private static final FeedRef FEED =
            new FeedRef(Ids.feedId("https://a.example/feed"), "https://a.example/feed", "A");

    private NewsroomArticles() {}

    /**
     * Titles and summaries come on top of the words.
     *
     * @param words of the text; a character of a script without spaces counts as one
     */
    static List<Article> ofWords(int words) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (Resource outlet : new PathMatchingResourcePatternResolver().getResources("classpath*:newsroom/*.yaml")) {
            try (InputStream in = outlet.getInputStream()) {
                Map<String, List<Map<String, Object>>> file = new Yaml().load(in);
                file.getOrDefault("stories", List.of()).forEach(story -> articles.add(article(story, words)));
            }
        }
        if (articles.isEmpty()) {
            throw new IOException("found no newsroom/*.yaml on the classpath, expected those of standalone");
        }
        return articles;
    }

    private static Article article(Map<String, Object> story, int words) {
        String id = String.valueOf(story.get("id"));
        return new Article(
                Ids.articleId(FEED.id(), id),
                1,
                List.of(),
                false,
                FEED,
                null,
                null,
                id,
                String.valueOf(story.get("title")),
                String.valueOf(story.get("summary")),
                fitted(String.valueOf(story.get("text")), words),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                FETCHED,
                FETCHED,
                "0123456789abcdef",
                false,
                new Article.Provenance("fetch", 200, "0123456789abcdef0123456789abcdef"));
    }

    private static String fitted(String text, int words) {
        StringBuilder fitted = new StringBuilder();
        int[] points = text.codePoints().toArray();
        int counted = 0;
        while (counted < words) {
            for (int i = 0; i < points.length && counted < words; i++) {
                fitted.appendCodePoint(points[i]);
                boolean endsWord = Character.isLetterOrDigit(points[i])
                        && (i + 1 == points.length || !Character.isLetterOrDigit(points[i + 1]));
                if (endsWord || Character.isIdeographic(points[i])) {
                    counted++;
                }
            }
            fitted.append('\n');
        }
        return fitted.toString();
    }
}
