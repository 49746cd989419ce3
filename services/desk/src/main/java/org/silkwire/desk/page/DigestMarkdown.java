package org.silkwire.desk.page;

import java.util.stream.Collectors;
import org.silkwire.desk.digest.Digest;
import org.silkwire.desk.index.StoryRow;

/** A digest as CommonMark. Pure. */
final class DigestMarkdown {
    private DigestMarkdown() {}

    /**
     * The document.
     *
     * @param base scheme, host and port of the desk
     */
    static String of(Digest digest, String base) {
        StringBuilder out =
                new StringBuilder("# Silkwire digest, ").append(digest.day()).append("\n");
        if (digest.sections().isEmpty()) {
            out.append("\nNo story on any topic that day.\n");
        }
        for (Digest.Section section : digest.sections()) {
            out.append("\n## ")
                    .append(escaped(section.label()))
                    .append("\n\n")
                    .append(summary(section))
                    .append("\n\n");
            section.stories().forEach(row -> out.append(line(row, base)));
        }
        return out.toString();
    }

    static String summary(Digest.Section section) {
        String count =
                (section.more() ? "More than " : "") + section.total() + (section.total() == 1 ? " story" : " stories");
        return section.countries().isEmpty()
                ? count + "."
                : count + "; most of them on "
                        + section.countries().stream().map(Wording::country).collect(Collectors.joining(", ")) + ".";
    }

    private static String line(StoryRow row, String base) {
        StoryItem item = new StoryItem(row);
        String link = row.url() == null ? base + "/stories/" + row.id() : row.url();
        String copies = item.copies().isEmpty() ? "" : ", " + item.copies();
        return "- [" + escaped(item.title()) + "](<" + link.replace(">", "%3E").replace("<", "%3C") + ">) — "
                + escaped(item.source()) + copies + " ([why](" + base + "/stories/" + row.id() + "))\n";
    }

    /** What CommonMark would take for markup, and line breaks. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|!~&])", "\\\\$1");
    }
}
