package org.silkwire.classifier.enrich;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.silkwire.contract.Article;

/**
 * Extracts countries, organisations, amounts and occasions from an article's title, summary and text. A pure function of
 * the article and the rules; safe for use by many threads.
 *
 * <p>Each field is cut into tokens once and all phrases of all rules are found in it in one pass; the extractors work on
 * those hits. No regular expression sees the text, and nothing looks further than a bounded number of tokens around, so
 * the cost is linear in its length whatever it holds.
 */
public final class Enricher {
    /** Where in a taxonomy's directory the rules lie. */
    public static final String FOLDER = "enrich";

    private static final String ORGANISATIONS = "organisations.yaml";
    private static final String OCCASIONS = "occasions.yaml";
    /** Where the rules that users may edit lie on the class path. */
    private static final String BUNDLED = "/taxonomy/enrich/";

    private final Gazetteer gazetteer;
    private final Places places;
    private final Organisations organisations;
    private final Amounts amounts;
    private final Occasions occasions;

    private Enricher(Rules rules) {
        Gazetteer.Builder builder = new Gazetteer.Builder();
        Cues cues = new Cues(builder);
        addLanguages(builder, own("languages.yaml"));
        PlaceNames.addTo(builder, own("places.yaml"), cues);
        AmountRules.addTo(builder, own("amounts.yaml"));
        rules.addTo(builder, cues);
        gazetteer = builder.build();
        places = new Places(gazetteer);
        organisations = new Organisations(gazetteer);
        amounts = new Amounts(gazetteer);
        occasions = new Occasions(gazetteer);
    }

    /**
     * The rules that users may edit, read and without a mistake. What they build on, such as the names of places, is several
     * times as much and read only for {@link #enricher}.
     */
    public static final class Rules {
        private final RuleNode organisations;
        private final RuleNode occasions;

        private Rules(RuleNode organisations, RuleNode occasions) {
            this.organisations = organisations;
            this.occasions = occasions;
        }

        /** Those that are shipped. */
        public static Rules bundled() {
            return new Rules(
                    resource(BUNDLED + ORGANISATIONS, ORGANISATIONS), resource(BUNDLED + OCCASIONS, OCCASIONS));
        }

        /**
         * A user's.
         *
         * @param directory may hold {@code organisations.yaml} and {@code occasions.yaml}; for one that it doesn't hold
         *     the shipped one is used
         * @throws InvalidRulesException where a file can't be used
         */
        public static Rules from(Path directory) {
            Rules rules = new Rules(fileOrBundled(directory, ORGANISATIONS), fileOrBundled(directory, OCCASIONS));
            Gazetteer.Builder ofNoUse = new Gazetteer.Builder();
            rules.addTo(ofNoUse, new Cues(ofNoUse));
            return rules;
        }

        private void addTo(Gazetteer.Builder builder, Cues cues) {
            Organisations.addTo(builder, organisations, cues);
            OccasionRules.addTo(builder, occasions, cues);
        }

        /** Takes some tenths of a second in a process that has just begun. */
        public Enricher enricher() {
            return new Enricher(this);
        }
    }

    /** With the rules that are shipped. */
    public static Enricher bundled() {
        return Rules.bundled().enricher();
    }

    /**
     * With a user's rules.
     *
     * @throws InvalidRulesException as {@link Rules#from}
     */
    public static Enricher from(Path directory) {
        return Rules.from(directory).enricher();
    }

    private static RuleNode fileOrBundled(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return resource(BUNDLED + name, name);
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return RuleNode.read(file.toString(), reader);
        } catch (IOException e) {
            throw new InvalidRulesException(file + " can't be read: " + e.getMessage() + "; expected YAML in UTF-8", e);
        }
    }

    private static RuleNode own(String name) {
        return resource(name, name);
    }

    private static RuleNode resource(String path, String name) {
        try (InputStream stream = Enricher.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(
                        path + " is missing on the class path; it is packed into the classifier's jar");
            }
            return RuleNode.read(name, new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the rules find; nothing where the article says nothing. */
    public Enrichment enrich(Article article) {
        return enrich(ArticleText.read(article, gazetteer));
    }

    /**
     * The same for a text that stands in no feed.
     *
     * @param at the time by which years lie ahead
     */
    public Enrichment enrich(String title, String body, Instant at) {
        return enrich(ArticleText.read(title, body, at, gazetteer));
    }

    private Enrichment enrich(ArticleText text) {
        Places.Findings countries = places.find(text);
        return new Enrichment(
                countries.places(),
                organisations.find(text, countries),
                amounts.find(text, countries),
                occasions.find(text, countries));
    }

    // ---- what every rule builds on: grammar's words, numbers, months

    private static void addLanguages(Gazetteer.Builder gazetteer, RuleNode rules) {
        Vocabulary.Builder words = gazetteer.words();
        rules.get("function-words").map().forEach((tag, list) -> {
            Language language = RuleWords.language(list, tag);
            list.phrases().forEach(word -> words.function(word.folded(), language));
        });
        rules.get("abbreviations").phrases().forEach(word -> words.abbreviation(word.folded()));
        rules.get("numbers").map().forEach((tag, numbers) -> {
            int languages = RuleWords.bits(RuleWords.language(numbers, tag));
            numbers.map().forEach((word, value) -> {
                Phrase phrase = Phrase.parse(word);
                words.number(phrase.folded());
                gazetteer.add(phrase, new Meaning.NumberWord(new BigDecimal(value.text())), languages);
            });
        });
        for (Language language : Language.values()) {
            addMonths(words, language);
        }
    }

    private static void addMonths(Vocabulary.Builder words, Language language) {
        DateFormatSymbols symbols = new DateFormatSymbols(ULocale.forLanguageTag(language.tag()));
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.ABBREVIATED, DateFormatSymbols.WIDE}) {
                for (String month : symbols.getMonths(context, width)) {
                    Phrase phrase = month.isBlank() ? null : Phrase.parse(month);
                    if (phrase != null
                            && phrase.length() > 2
                            && Character.isLetter(phrase.folded().charAt(0))) {
                        words.month(phrase.tokens().getFirst().spellings().getFirst());
                    }
                }
            }
        }
    }
}
