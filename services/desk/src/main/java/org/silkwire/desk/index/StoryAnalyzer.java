package org.silkwire.desk.index;

import com.ibm.icu.text.Normalizer2;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Takes a text in any language apart. Case and width are folded (NFKC_Casefold), words found by {@link Segmentation},
 * Chinese, Japanese and Korean taken in pairs of characters; accents, forms of Arabic and Persian letters, traditional
 * characters and a plural's s are folded too. One way for all languages, as queries don't say theirs.
 */
final class StoryAnalyzer extends Analyzer {
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private final Segmentation segmentation = new Segmentation();

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new ICUNormalizer2CharFilter(reader, FOLDING);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
        return initReader(field, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer(segmentation);
        return new TokenStreamComponents(words, new CJKBigramFilter(new EnglishMinimalStemFilter(folded(words))));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return folded(in);
    }

    private static TokenStream folded(TokenStream in) {
        return new SimplifiedChineseFilter(
                new PersianNormalizationFilter(new ArabicNormalizationFilter(new ASCIIFoldingFilter(in))));
    }
}
