package org.silkwire.desk.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.silkwire.contract.Article.Field;
import org.silkwire.contract.Story;

/** Cuts an article's texts where evidence begins and ends, so that each stretch can be shown with its reasons. Pure. */
final class Highlighter {
    private record Span(int start, int end, Segment.Mark mark) {}

    private Highlighter() {}

    /**
     * A field of the story's article, whole: the segments' texts joined are the field. Spans that lie outside of it, as in
     * an article that was cut, are left out.
     */
    static List<Segment> field(Story story, Field field) {
        String text = story.article().field(field);
        return text.isEmpty() ? List.of() : segments(text, spans(story, field, text.length()));
    }

    /** The same, line by line; empty lines are left out. */
    static List<List<Segment>> paragraphs(Story story, Field field) {
        List<List<Segment>> paragraphs = new ArrayList<>();
        List<Segment> current = new ArrayList<>();
        for (Segment segment : field(story, field)) {
            String[] lines = segment.text().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    paragraphs.add(current);
                    current = new ArrayList<>();
                }
                if (!lines[i].isEmpty()) {
                    current.add(new Segment(lines[i], segment.marks()));
                }
            }
        }
        paragraphs.add(current);
        paragraphs.removeIf(
                each -> each.stream().allMatch(segment -> segment.text().isBlank()));
        return paragraphs;
    }

    private static List<Span> spans(Story story, Field field, int length) {
        List<Span> spans = new ArrayList<>();
        for (Story.TopicMatch match : story.topics()) {
            for (Story.Evidence evidence : match.evidence()) {
                if (evidence.field() == field) {
                    add(spans, evidence.start(), evidence.end(), length, mark(match, evidence));
                }
            }
        }
        for (Story.Amount amount : story.amounts()) {
            if (amount.span().field() == field) {
                Segment.Mark mark = new Segment.Mark("amount", Wording.amount(amount));
                add(spans, amount.span().start(), amount.span().end(), length, mark);
            }
        }
        return spans;
    }

    private static void add(List<Span> spans, int start, int end, int length, Segment.Mark mark) {
        if (start >= 0 && start < end && end <= length) {
            spans.add(new Span(start, end, mark));
        }
    }

    private static Segment.Mark mark(Story.TopicMatch match, Story.Evidence evidence) {
        String kind = evidence.points() < 0 ? "against" : "t" + StoryItem.colour(match.id());
        return new Segment.Mark(
                kind, String.format(Locale.ROOT, "%s: %s, %+.1f", match.label(), evidence.group(), evidence.points()));
    }

    private static List<Segment> segments(String text, List<Span> spans) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        for (Span span : spans) {
            cuts.add(span.start());
            cuts.add(span.end());
        }
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int end : cuts.tailSet(1)) {
            int from = start;
            List<Segment.Mark> marks = spans.stream()
                    .filter(span -> span.start() <= from && span.end() >= end)
                    .map(Span::mark)
                    .toList();
            segments.add(new Segment(text.substring(start, end), marks));
            start = end;
        }
        return segments;
    }
}
