package org.silkwire.classifier.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a text itself says about where it was told first.
 *
 * <p>Only the first and last lines are read, for there outlets put it, and a phrase counts only where the form leaves no
 * other reading: "Source: Xinhua" as a line of its own or as the last words, not "Image source: Xinhua", and not what a
 * report was merely gathered from ("according to Xinhua"). A missed attribution costs less than a false one: the text
 * still finds its story by its likeness.
 *
 * @param phrase the words that say so, white space collapsed, at most {@link #MAX_PHRASE} characters
 * @param source the outlet as the phrase names it, at most {@link #MAX_SOURCE} characters
 */
record Attribution(String phrase, String source) {
    static final int MAX_PHRASE = 160;
    static final int MAX_SOURCE = 80;

    private static final int HEAD_LINES = 2;
    private static final int TAIL_LINES = 3;
    /** Of a longer line only the start, or the end, is read. */
    private static final int HEAD_CHARS = 320;

    private static final int TAIL_CHARS = 480;
    /** A line in the head that is no more than a label and a name is no longer than this. */
    private static final int LABEL_LINE = 80;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F\\u3000]+");
    private static final Pattern WORD_BREAKS = Pattern.compile("[\\s-]+");
    private static final Pattern LEADING_MARKS = Pattern.compile("^[.!?…。！？۔؟)\\]»”\"|*•(\\[—–（【-]+\\s*");

    /** Words that a source of data or pictures has, and an outlet has not; months and days, which phrases go on with. */
    private static final Set<String> NO_OUTLET =
            SPACES.splitAsStream("""
                    filings data estimates survey author authors company companies agencies agency internet photo image
                    file supplied staff calculations analysis report statistics wikipedia social media website own various
                    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
                    august september october november december 网络 互联网 網絡 網路 综合 綜合 原创 原創 作者 本站
                    """).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());

    /** The attribution that the text bears, the most explicit where it bears several. */
    static Optional<Attribution> find(String text) {
        List<String> head = head(text);
        List<String> tail = tail(text);
        Set<String> ends = new LinkedHashSet<>(tail);
        ends.addAll(head);
        List<String> labels =
                head.stream().filter(line -> line.length() <= LABEL_LINE).toList();
        return first(AttributionPhrases.SENTENCES, ends)
                .or(() -> first(AttributionPhrases.CLOSING_LABELS, tail))
                .or(() -> first(AttributionPhrases.CLOSING_LABELS, labels))
                .or(() -> first(AttributionPhrases.OPENING_LABELS, head))
                .or(() -> first(AttributionPhrases.SIGNATURES, tail))
                .or(() -> first(AttributionPhrases.DATELINES, head));
    }

    private static Optional<Attribution> first(List<AttributionPhrases.Form> forms, Iterable<String> lines) {
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            for (AttributionPhrases.Form form : forms) {
                if (!form.mayStandIn(lower)) {
                    continue;
                }
                Matcher matcher = form.pattern().matcher(line);
                while (matcher.find()) {
                    Attribution found = attribution(matcher);
                    if (found != null) {
                        return Optional.of(found);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Attribution attribution(Matcher matcher) {
        String name = matcher.group("name").strip();
        for (String word : WORD_BREAKS.split(name.toLowerCase(Locale.ROOT), -1)) {
            if (NO_OUTLET.contains(word)) {
                return null;
            }
        }
        String phrase = LEADING_MARKS.matcher(matcher.group().strip()).replaceFirst("");
        return new Attribution(cut(phrase, MAX_PHRASE), cut(name, MAX_SOURCE));
    }

    /** The first lines that aren't blank. */
    private static List<String> head(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length() && lines.size() < HEAD_LINES) {
            int end = text.indexOf('\n', from);
            int stop = end < 0 ? text.length() : end;
            addLine(text, from, Math.min(stop, from + HEAD_CHARS), lines);
            from = stop + 1;
        }
        return lines;
    }

    /** The last lines that aren't blank, the last first. */
    private static List<String> tail(String text) {
        List<String> lines = new ArrayList<>();
        int to = text.length();
        while (to > 0 && lines.size() < TAIL_LINES) {
            int start = text.lastIndexOf('\n', to - 1) + 1;
            addLine(text, Math.max(start, to - TAIL_CHARS), to, lines);
            to = start - 1;
        }
        return lines;
    }

    private static void addLine(String text, int from, int to, List<String> lines) {
        String line = SPACES.matcher(text.substring(from, to)).replaceAll(" ").strip();
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
