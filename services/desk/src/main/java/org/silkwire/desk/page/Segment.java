package org.silkwire.desk.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A stretch of a text that is marked alike from end to end.
 *
 * @param marks what it is evidence for, none where it is plain
 */
public record Segment(String text, List<Mark> marks) {
    public Segment {
        marks = List.copyOf(marks);
    }

    /**
     * A reason to mark.
     *
     * @param kind class of the mark: {@code t0}, {@code t1}… for topics, {@code against}, {@code amount}
     * @param words for people, such as {@code Belt and Road: names, +4.5}
     */
    public record Mark(String kind, String words) {}

    public boolean isMarked() {
        return !marks.isEmpty();
    }

    /** For the class attribute. */
    public String classes() {
        return marks.stream().map(Mark::kind).distinct().collect(Collectors.joining(" "));
    }

    /** For the title attribute. */
    public String words() {
        return marks.stream().map(Mark::words).distinct().collect(Collectors.joining(" · "));
    }
}
