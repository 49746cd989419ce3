package org.silkwire.desk.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Takes a text in any language apart: words by Unicode's rules, Thai and its like by dictionary, Chinese, Japanese and
 * Korean in pairs of characters; then case, accents, width, forms of Arabic and Persian letters and traditional
 * characters folded, and a plural's s. One way for all languages, as queries don't say theirs.
 */
final class StoryAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        TokenStream folded = new ICUFoldingFilter(new EnglishPossessiveFilter(words));
        folded = new PersianNormalizationFilter(new ArabicNormalizationFilter(folded));
        folded = new EnglishMinimalStemFilter(folded);
        return new TokenStreamComponents(words, new CJKBigramFilter(new SimplifiedChineseFilter(folded)));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new SimplifiedChineseFilter(
                new PersianNormalizationFilter(new ArabicNormalizationFilter(new ICUFoldingFilter(in))));
    }
}
