package org.silkwire.desk.feedback;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;
import org.silkwire.desk.store.KeptRecords;
import tools.jackson.databind.json.JsonMapper;

/** Keeps feedback on {@code silkwire.feedback}, and gives it back in the form that {@code evaluate} and {@code train} read. */
public final class FeedbackBook {
    private static final JsonMapper JSON = new JsonMapper();

    private final KeptRecords records;
    private final InstantSource clock;

    public FeedbackBook(KeptRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Takes somebody's word; a later word of anybody on the same article and topic takes its place.
     *
     * @param right whether the verdict on that topic is right, be it that the article belongs to it or that it doesn't
     */
    public Feedback give(Story story, String topic, boolean right, String by) {
        Article article = story.article();
        boolean told = story.topics().stream().anyMatch(match -> match.id().equals(topic));
        String text = Stream.of(article.field(Article.Field.SUMMARY), article.field(Article.Field.TEXT))
                .filter(each -> !each.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        Feedback feedback = new Feedback(
                article.id(),
                story.storyId(),
                topic,
                told == right,
                right,
                article.field(Article.Field.TITLE),
                text,
                article.language(),
                article.feed().url(),
                by,
                clock.instant());
        records.put(article.id() + "." + topic, feedback);
        return feedback;
    }

    /** What was said of an article, by topic. */
    public Map<String, Feedback> of(String articleId) {
        return records.all(articleId + ".", Feedback.class).stream()
                .collect(Collectors.toMap(Feedback::topic, each -> each));
    }

    /** All of it. */
    public List<Feedback> all() {
        return records.all("", Feedback.class);
    }

    /**
     * One JSON object a line: {@code {"id", "title", "text", "lang", "source", "labels": {TOPIC: 0|1}}}. A topic that
     * nobody spoke of isn't labelled.
     */
    public byte[] labelled() {
        Map<String, List<Feedback>> byArticle = all().stream()
                .collect(Collectors.groupingBy(Feedback::articleId, LinkedHashMap::new, Collectors.toList()));
        StringBuilder lines = new StringBuilder();
        for (List<Feedback> words : byArticle.values()) {
            Feedback first = words.getFirst();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", first.articleId());
            line.put("title", first.title());
            line.put("text", first.text());
            line.put("lang", first.language() == null ? "und" : first.language());
            line.put("source", first.source());
            Map<String, Integer> labels = new LinkedHashMap<>();
            words.forEach(each -> labels.put(each.topic(), each.belongs() ? 1 : 0));
            line.put("labels", labels);
            lines.append(JSON.writeValueAsString(line)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
