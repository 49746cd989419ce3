package org.silkwire.fetcher.parse;

import org.jdom2.Verifier;

/** Replaces the characters that can't be meant. */
final class Characters {
    private Characters() {}

    /**
     * Without the characters that XML 1.0 forbids, lone surrogates among them; the C1 controls as the characters that
     * windows-1252 has in their place, which is what a reference to number 146 means on the web (HTML Standard, section 13.2.5.84).
     */
    static String usable(String text) {
        int first = 0;
        while (first < text.length() && isUsable(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
        text.substring(first).codePoints().forEach(c -> {
            if (isC1(c)) {
                String meant = new String(new byte[] {(byte) c}, CharsetLabels.WINDOWS_1252);
                out.append(meant.equals("\uFFFD") ? "" : meant); // five have none
            } else if (Verifier.isXMLCharacter(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isUsable(int c) {
        return Verifier.isXMLCharacter(c) && !isC1(c);
    }

    private static boolean isC1(int c) {
        return c >= 0x80 && c <= 0x9F;
    }
}
