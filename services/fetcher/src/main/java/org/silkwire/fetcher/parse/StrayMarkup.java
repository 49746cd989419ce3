package org.silkwire.fetcher.parse;

/**
 * Escapes what looks like markup and begins none, before jsoup reads it. jsoup takes character references as HTML does, where
 * {@code &copy=2} in an address is a copyright sign; in XML a reference ends with a semicolon or isn't one. And it takes any
 * length of name for a tag's, in a time that is quadratic in it.
 */
final class StrayMarkup {
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    private static final int LONGEST_REFERENCE = 32;
    private static final int LONGEST_TAG = 200;

    private StrayMarkup() {}

    /** Ampersands without a reference and opening brackets without a tag, outside CDATA sections. */
    static String escapedInXml(String xml) {
        StringBuilder out = new StringBuilder(xml.length() + 64);
        int at = 0;
        while (at < xml.length()) {
            int cdata = indexOrEnd(xml, CDATA, at);
            for (int i = at; i < cdata; i++) {
                char c = xml.charAt(i);
                if (c == '&' && !isReference(xml, i)) {
                    out.append("&amp;");
                } else {
                    append(c, xml, i, out);
                }
            }
            at = indexOrEnd(xml, CDATA_END, cdata);
            out.append(xml, cdata, at);
        }
        return out.toString();
    }

    /** Opening brackets without a tag. */
    static String escapedInHtml(String html) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int bracket = html.indexOf('<'); bracket >= 0; bracket = html.indexOf('<', bracket + 1)) {
            if (isStray(html, bracket)) {
                out.append(html, copied, bracket).append("&lt;");
                copied = bracket + 1;
            }
        }
        return copied == 0 ? html : out.append(html, copied, html.length()).toString();
    }

    private static void append(char c, String text, int at, StringBuilder out) {
        if (c == '<' && isStray(text, at)) {
            out.append("&lt;");
        } else {
            out.append(c);
        }
    }

    /** Whether what should be the name of a tag runs into another bracket, or is too long for one. */
    private static boolean isStray(String text, int bracket) {
        int limit = Math.min(text.length(), bracket + 2 + LONGEST_TAG);
        for (int i = bracket + 1; i < limit; i++) {
            char c = text.charAt(i);
            boolean endTag = c == '/' && i == bracket + 1;
            if (c == '>' || c == '!' || c == '?' || Character.isWhitespace(c) || (c == '/' && !endTag)) {
                return false;
            }
            if (c == '<') {
                return true;
            }
        }
        return limit < text.length();
    }

    private static boolean isReference(String xml, int ampersand) {
        int first = ampersand + 1;
        int limit = Math.min(xml.length(), first + LONGEST_REFERENCE);
        for (int i = first; i < limit; i++) {
            char c = xml.charAt(i);
            if (c == ';') {
                return i > first;
            }
            if (!Character.isLetterOrDigit(c) && !(c == '#' && i == first)) {
                return false;
            }
        }
        return false;
    }

    private static int indexOrEnd(String xml, String wanted, int from) {
        int found = xml.indexOf(wanted, from);
        return found < 0 ? xml.length() : found;
    }
}
