package org.silkwire.classifier.enrich;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.language.LanguageDetector;
import org.silkwire.contract.Article;

/**
 * An article read once: title, summary and text as passages with all that the gazetteer found in them. Its categories are
 * the publisher's labels, not what the article says, and stay out.
 *
 * @param language null where neither the words nor the article tell
 * @param cues which words that settle doubts stand in it
 * @param year of its {@code effectiveAt} in UTC
 */
record ArticleText(List<Passage> passages, @Nullable Language language, BitSet cues, int year) {
    private static final List<Article.Field> FIELDS =
            List.of(Article.Field.TITLE, Article.Field.SUMMARY, Article.Field.TEXT);
    private static final Language[] LANGUAGES = Language.values();
    private static final LanguageDetector DETECTOR =
            LanguageDetector.of(Arrays.stream(LANGUAGES).map(Language::tag).toList());
    /** As many votes overrule the language that a feed claims, where they are more than twice those for that. */
    private static final int MANY_VOTES = 4;

    static ArticleText read(Article article, Gazetteer gazetteer) {
        return read(article::field, Language.ofTag(article.language()), article.effectiveAt(), gazetteer);
    }

    static ArticleText read(String title, String body, Instant at, Gazetteer gazetteer) {
        Map<Article.Field, String> fields = Map.of(Article.Field.TITLE, title, Article.Field.TEXT, body);
        return read(field -> fields.getOrDefault(field, ""), null, at, gazetteer);
    }

    private static ArticleText read(
            Function<Article.Field, String> fields, @Nullable Language stated, Instant at, Gazetteer gazetteer) {
        List<Passage> passages = new ArrayList<>(FIELDS.size());
        for (Article.Field field : FIELDS) {
            String text = fields.apply(field);
            if (!text.isEmpty()) {
                passages.add(Passage.read(field, text, gazetteer.vocabulary()));
            }
        }
        Language language = language(passages, stated);
        if (language == null) {
            String text = fields.apply(Article.Field.TITLE) + ' ' + fields.apply(Article.Field.TEXT);
            language = Language.ofTag(DETECTOR.detect(text).orElse(null));
        }
        int languages = language == null ? Language.UNKNOWN_BIT : language.bit();
        BitSet cues = new BitSet();
        for (Passage passage : passages) {
            gazetteer.find(passage, languages);
            for (int hit = 0; hit < passage.firstHit(passage.size()); hit++) {
                if (gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Cue cue) {
                    cues.set(cue.id());
                }
            }
        }
        return new ArticleText(
                passages, language, cues, at.atOffset(ZoneOffset.UTC).getYear());
    }

    /** As a bit set of one, for the rules of a language. */
    int languages() {
        return language == null ? Language.EN.bit() : language.bit();
    }

    private static @Nullable Language language(List<Passage> passages, @Nullable Language stated) {
        int[] votes = new int[LANGUAGES.length];
        int words = 0;
        int han = 0;
        for (Passage passage : passages) {
            for (int i = 0; i < passage.size(); i++) {
                words += passage.isWord(i) ? 1 : 0;
                han += passage.isHan(i) ? 1 : 0;
                int bits = passage.vocabulary().functionOf(passage.word(i));
                while (bits != 0) {
                    votes[Integer.numberOfTrailingZeros(bits)]++;
                    bits &= bits - 1;
                }
            }
        }
        if (han > words) {
            return Language.ZH;
        }
        votes[Language.ZH.index()] = 0;
        Language best = Language.EN;
        int second = 0;
        for (Language language : LANGUAGES) {
            int count = votes[language.index()];
            if (count > votes[best.index()]) {
                second = votes[best.index()];
                best = language;
            } else if (language != best) {
                second = Math.max(second, count);
            }
        }
        int most = votes[best.index()];
        if (stated != null) {
            return most >= MANY_VOTES && most > 2 * votes[stated.index()] ? best : stated;
        }
        return most > 1 && most > second ? best : null;
    }
}
