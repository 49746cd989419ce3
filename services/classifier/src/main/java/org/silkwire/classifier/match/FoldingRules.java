package org.silkwire.classifier.match;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Map;

/**
 * What a character is compared as, worked out from Unicode's data as ICU has it. {@link Folding} keeps the answers for the
 * Basic Multilingual Plane; others are worked out when they are met.
 *
 * <p>A character is folded on its own: NFKC case folding (Unicode 5.18, UAX #15), compatibility decomposition, accents and
 * vowel points of Latin, Greek, Cyrillic, Hebrew and Arabic removed, the letter variants of Arabic, Persian and Urdu made
 * one, digits made ASCII, traditional Chinese made simplified. Decomposing each one rather than composing the text makes
 * NFC and NFD spellings equal without a look at the neighbours, so offsets into the original survive.
 */
final class FoldingRules {
    private static final String ARABIC_VARIANTS = "\u0649\u06cc\u06d0\u06a9\u06c1\u06be\u0629\u06c3\u06d5";
    private static final String ARABIC_LETTERS = "\u064a\u064a\u064a\u0643\u0647\u0647\u0647\u0647\u0647";

    private FoldingRules() {}

    /** Traditional Chinese aside, which {@link #simplified} has. */
    static String fold(int codePoint) {
        String folded = Normalizer2.getNFKDInstance()
                .normalize(Normalizer2.getNFKCCasefoldInstance().normalize(Character.toString(codePoint)));
        StringBuilder kept = new StringBuilder(folded.length());
        folded.codePoints().filter(c -> !isAccent(c)).map(FoldingRules::letter).forEach(kept::appendCodePoint);
        if (kept.length() > 1) {
            // "½" folds to three characters, one of them no part of any word.
            return kept.codePoints()
                    .filter(FoldingRules::isWordPart)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        return kept.toString();
    }

    /** One of {@link Folding}'s kinds. */
    static byte kind(int original, String folded) {
        if (folded.isEmpty()) {
            int type = Character.getType(original);
            boolean invisible =
                    type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.MODIFIER_LETTER;
            return invisible || UCharacter.hasBinaryProperty(original, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                    ? Folding.DROPPED
                    : Folding.SEPARATOR;
        }
        int first = folded.codePointAt(0);
        return switch (first) {
            case '&' -> Folding.SOLO;
            case '\u3002', '\u06d4', '\u0964' -> Folding.FULL_STOP;
            case '.', '!', '?', ';', '\u061f', '\u061b' -> original == first ? Folding.STOP : Folding.FULL_STOP;
            default -> {
                if (!isWordPart(first)) {
                    yield Folding.SEPARATOR;
                }
                yield isUnspaced(first) ? Folding.SOLO : Folding.WORD;
            }
        };
    }

    private static boolean isWordPart(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    private static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Only scripts that can be read without them: in those of India a vowel sign is as good as a letter. */
    private static boolean isAccent(int c) {
        return (c >= 0x300 && c <= 0x36f)
                || (c >= 0x591 && c <= 0x5c7)
                || (c >= 0x610 && c <= 0x61a)
                || c == 0x640
                || (c >= 0x64b && c <= 0x65f)
                || c == 0x670
                || (c >= 0x6d6 && c <= 0x6dc)
                || (c >= 0x6df && c <= 0x6e8 && c != 0x6e5 && c != 0x6e6)
                || (c >= 0x6ea && c <= 0x6ed);
    }

    private static int letter(int c) {
        int variant = ARABIC_VARIANTS.indexOf(c);
        if (variant >= 0) {
            return ARABIC_LETTERS.charAt(variant);
        }
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(c, 10) : c;
    }

    /** Those traditional characters of the plane that have one simplified counterpart. */
    static Map<Integer, String> simplified() {
        Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
        StringBuilder all = new StringBuilder();
        for (int c = 0x3400; c <= 0x9fff; c++) {
            all.append((char) c).append('\n');
        }
        Map<Integer, String> changed = new HashMap<>();
        int c = 0x3400;
        for (String line : transliterator.transliterate(all.toString()).split("\n", -1)) {
            if (c <= 0x9fff && line.length() == 1 && line.charAt(0) != c) {
                changed.put(c, line);
            }
            c++;
        }
        return changed;
    }
}
