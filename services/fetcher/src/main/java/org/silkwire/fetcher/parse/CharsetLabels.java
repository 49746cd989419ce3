package org.silkwire.fetcher.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What charset a label means in practice: where the web uses a label for a superset, the superset (WHATWG Encoding Standard,
 * section 4.2), so that no character of it is lost.
 */
final class CharsetLabels {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, Charset> SUPERSETS = new HashMap<>();

    static {
        superset(
                WINDOWS_1252.name(),
                "iso-8859-1",
                "iso8859-1",
                "iso_8859-1",
                "latin1",
                "latin-1",
                "l1",
                "cp1252",
                "ansi");
        superset("windows-1254", "iso-8859-9", "latin5");
        superset("x-windows-874", "tis-620", "iso-8859-11", "windows-874");
        superset("GB18030", "gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "euc-cn", "chinese");
        superset("Big5-HKSCS", "big5", "x-x-big5", "cn-big5");
        superset("windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji");
        superset("x-windows-949", "euc-kr", "ks_c_5601-1987", "ksc5601", "korean");
        superset("UTF-8", "utf8", "unicode-1-1-utf-8");
    }

    private CharsetLabels() {}

    /**
     * Null for labels that nobody knows, and for those that can't be meant: ASCII where the bytes decide anyway, and UTF-16
     * and UTF-32, which would have been seen in the first bytes.
     */
    static @Nullable Charset of(String label) {
        String name = label.toLowerCase(Locale.ROOT);
        if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.contains("ascii") || name.contains("ucs-")) {
            return null;
        }
        Charset superset = SUPERSETS.get(name);
        if (superset != null) {
            return superset;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static void superset(String charset, String... labels) {
        for (String label : labels) {
            SUPERSETS.put(label, Charset.forName(charset));
        }
    }
}
