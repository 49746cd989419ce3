package org.silkwire.fetcher.parse;

/**
 * Escapes the ampersands that begin no reference. jsoup reads character references as HTML does, where {@code &copy=2} in an
 * address is a copyright sign; in XML a reference ends with a semicolon or isn't one.
 */
final class BareAmpersands {
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    private static final int LONGEST_NAME = 32;

    private BareAmpersands() {}

    static String escaped(String xml) {
        StringBuilder out = new StringBuilder(xml.length() + 64);
        int at = 0;
        while (at < xml.length()) {
            int cdata = indexOrEnd(xml, CDATA, at);
            escape(xml, at, cdata, out);
            at = indexOrEnd(xml, CDATA_END, cdata);
            out.append(xml, cdata, at);
        }
        return out.toString();
    }

    private static void escape(String xml, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = xml.charAt(i);
            out.append(c);
            if (c == '&' && !isReference(xml, i)) {
                out.append("amp;");
            }
        }
    }

    private static int indexOrEnd(String xml, String wanted, int from) {
        int found = xml.indexOf(wanted, from);
        return found < 0 ? xml.length() : found;
    }

    private static boolean isReference(String xml, int ampersand) {
        int first = ampersand + 1;
        int limit = Math.min(xml.length(), first + LONGEST_NAME);
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
}
