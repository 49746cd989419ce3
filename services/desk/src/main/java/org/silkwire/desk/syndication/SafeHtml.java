package org.silkwire.desk.syndication;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/** Content that a reader can show without fear, whatever the article's feed said. */
final class SafeHtml {
    private static final Safelist ALLOWED = Safelist.basic()
            .addTags("h2", "h3", "h4", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td");

    private SafeHtml() {}

    /** The HTML, reduced; where there is none, the text in paragraphs. */
    static String of(@Nullable String html, @Nullable String text) {
        if (html != null && !html.isBlank()) {
            return Jsoup.clean(html, "", ALLOWED, new OutputSettings().prettyPrint(false));
        }
        return text == null
                ? ""
                : text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "<p>" + Entities.escape(line.strip()) + "</p>")
                        .collect(Collectors.joining());
    }
}
