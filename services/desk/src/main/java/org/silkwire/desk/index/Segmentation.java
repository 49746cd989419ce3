package org.silkwire.desk.index;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.RuleBasedBreakIterator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizerConfig;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Where words begin and end: by ICU's rules and dictionaries, but Chinese and Japanese character by character, to be
 * paired later. The rules that Lucene ships compiled are of another version of ICU than ours and can't be read by it.
 */
final class Segmentation extends ICUTokenizerConfig {
    /** The status of ICU's rules for an ideograph; 0 would be taken for punctuation. */
    private static final String ONE_BY_ONE =
            "!!forward; [[:Han:][:Hiragana:][:Katakana:]\\u30fc] {" + BreakIterator.WORD_IDEO + "}; .;";

    private final RuleBasedBreakIterator words = (RuleBasedBreakIterator) BreakIterator.getWordInstance(ULocale.ROOT);
    private final RuleBasedBreakIterator characters = new RuleBasedBreakIterator(ONE_BY_ONE);

    @Override
    public RuleBasedBreakIterator getBreakIterator(int script) {
        return switch (script) {
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.JAPANESE -> characters.clone();
            default -> words.clone();
        };
    }

    /** What {@link org.apache.lucene.analysis.cjk.CJKBigramFilter} pairs is told by its type. */
    @Override
    public String getType(int script, int ruleStatus) {
        int type = switch (script) {
            case UScript.HAN, UScript.JAPANESE -> StandardTokenizer.IDEOGRAPHIC;
            case UScript.HIRAGANA -> StandardTokenizer.HIRAGANA;
            case UScript.KATAKANA -> StandardTokenizer.KATAKANA;
            case UScript.HANGUL -> StandardTokenizer.HANGUL;
            default -> ruleStatus == BreakIterator.WORD_NUMBER ? StandardTokenizer.NUM : StandardTokenizer.ALPHANUM;
        };
        return StandardTokenizer.TOKEN_TYPES[type];
    }

    @Override
    public boolean combineCJ() {
        return false;
    }
}
