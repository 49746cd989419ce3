package org.silkwire.fetcher.parse;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A text of a feed, read once: as plain text with a newline between blocks, and as HTML with nothing that runs or calls out.
 *
 * @param text null where nothing readable is left
 * @param html null where nothing is left
 */
record Html(@Nullable String text, @Nullable String html) {
    static final Html NONE = new Html(null, null);

    private static final Safelist SAFE = Safelist.relaxed()
            .addTags("figure", "figcaption", "section", "article", "hr", "del", "ins", "s", "mark", "time", "abbr")
            .removeProtocols("a", "href", "ftp", "mailto")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>|<!--");

    /** A reference to character 0, which HTML makes U+FFFD; whoever wrote it meant what it looks like. */
    private static final Pattern REFERENCE_TO_NOTHING = Pattern.compile("&(?=#[xX]?0+(?![0-9A-Fa-f]))");

    /** Reads HTML; addresses in it are made absolute by {@code base}. */
    static Html of(@Nullable String html, String base) {
        if (html == null || html.isBlank()) {
            return NONE;
        }
        if (!TAG.matcher(html).find()) {
            return ofText(unescaped(html));
        }
        Document document = Jsoup.parseBodyFragment(StrayMarkup.escapedInHtml(html), base);
        return new Html(text(document), safe(document));
    }

    /** Reads plain text, whose lines stay lines. */
    static Html ofText(@Nullable String stated) {
        if (stated == null || stated.isBlank()) {
            return NONE;
        }
        String text =
                Blanks.tidied(stated.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' '));
        return text.isEmpty() ? NONE : new Html(text, Entities.escape(text).replace("\n", "<br>"));
    }

    /**
     * One line of plain text out of a title that may hold HTML. Only tags that HTML has are taken for tags, so that
     * {@code List<String>} stays.
     */
    static @Nullable String title(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        if (!hasTag(stated)) {
            return line(unescaped(stated));
        }
        Document document = Jsoup.parseBodyFragment(StrayMarkup.escapedInHtml(stated));
        document.select("sup").before(" ");
        return line(document.text());
    }

    private static String unescaped(String text) {
        return Parser.unescapeEntities(REFERENCE_TO_NOTHING.matcher(text).replaceAll("&amp;"), false);
    }

    /** One line, or null where it is blank. */
    static @Nullable String line(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        String line = Blanks.collapsed(stated).strip();
        return line.isEmpty() ? null : line;
    }

    private static boolean hasTag(String text) {
        return text.indexOf('<') >= 0
                && TAG.matcher(text).results().anyMatch(m -> m.group(1) == null || Tag.isKnownTag(m.group(1)));
    }

    private static @Nullable String safe(Document document) {
        for (Element element : document.select("[href],[src],[cite]")) {
            element.attributes().forEach(attribute -> {
                if (attribute.getValue().length() > Links.LONGEST) {
                    attribute.setValue("");
                }
            });
        }
        Document clean = new Cleaner(SAFE).clean(document);
        clean.outputSettings().prettyPrint(false);
        String html = clean.body().html().strip();
        return html.isEmpty() ? null : html;
    }

    private static @Nullable String text(Document document) {
        Lines lines = new Lines();
        document.body().traverse(lines);
        String text = Blanks.tidied(lines.out);
        return text.isEmpty() ? null : text;
    }

    /** Collects text as a browser would lay it out, each block on its own line. */
    private static final class Lines implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int silent;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode characters && silent == 0) {
                append(characters);
            } else if (node instanceof Element element) {
                preformatted += element.nameIs("pre") ? 1 : 0;
                if (isSilent(element)) {
                    silent++;
                } else if (element.nameIs("br")) {
                    out.append('\n');
                } else if (element.nameIs("td") || element.nameIs("th") || element.nameIs("sup")) {
                    // A superscript is a note or an exponent; without a blank it would change the word before it.
                    blank();
                } else if (element.isBlock()) {
                    newline();
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                preformatted -= element.nameIs("pre") ? 1 : 0;
                if (isSilent(element)) {
                    silent--;
                } else if (element.isBlock() && !element.nameIs("td") && !element.nameIs("th")) {
                    newline();
                }
            }
        }

        private static boolean isSilent(Element element) {
            return switch (element.normalName()) {
                case "script",
                        "style",
                        "template",
                        "noscript",
                        "iframe",
                        "object",
                        "svg",
                        "math",
                        "head",
                        "title",
                        "select" -> true;
                default -> false;
            };
        }

        private void append(TextNode characters) {
            String text = characters.getWholeText().replace('\u00A0', ' ');
            if (preformatted > 0) {
                out.append(text);
                return;
            }
            String collapsed = Blanks.collapsed(text);
            out.append(endsBlank() && collapsed.startsWith(" ") ? collapsed.substring(1) : collapsed);
        }

        private void newline() {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
        }

        private void blank() {
            if (!endsBlank()) {
                out.append(' ');
            }
        }

        private boolean endsBlank() {
            return out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        }
    }
}
