package org.silkwire.classifier.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Belt and Road            | the BELT-AND-ROAD plan              | BELT-AND-ROAD
            One Belt One Road        | “One Belt, One Road”                | One Belt, One Road
            economia digital         | la Economía Digital de              | Economía Digital
            Economía Digital         | la economia digital de              | economia digital
            цифров* экономик*        | развитие цифровой экономики страны  | цифровой экономики
            Шелкового пути           | пояс Шёлкового пути                 | Шёлкового пути
            一带一路                  | 共建「一帶一路」倡議                  | 一帶一路
            数字经济                  | 发展数字经济。                        | 数字经济
            5G基站                    | 新建5G 基站                          | 5G 基站
            الاقتصاد الرقمي          | نمو والاقتصاد الرقمى سريع           | والاقتصاد الرقمى
            ڈیجیٹل معیشت             | نئی ڈیجیٹل معيشت پالیسی             | ڈیجیٹل معيشت
            export*                  | IT exporters met                    | exporters
            =IT ~2 export*           | exports of IT grew                  | exports of IT
            e-commerce               | ｅ－ｃｏｍｍｅｒｃｅ grows              | ｅ－ｃｏｍｍｅｒｃｅ
            ABC                      | the 𝐀𝐁𝐂 of it                       | 𝐀𝐁𝐂
            US trade                 | the US trade talks                  | US trade
            U.S. trade               | the U.S. trade talks                | U.S. trade
            B&R                      | the B&R countries                   | B&R
            """)
    void findsTheTermHoweverItIsWritten(String term, String text, String expected) {
        assertThat(found(text, term)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            road             | broadband and roads
            =IT              | it was it
            =BRI             | bri and Bri
            Belt and Road    | a new belt. And road repair
            =IT ~2 export*   | IT is something that nobody here exports
            digital          | digitally
            """)
    void leavesOtherWordsAlone(String term, String text) {
        assertThat(found(text, term)).isEmpty();
    }

    @Test
    void tellsAllTermsThatEndAtOneWord() {
        assertThat(found("digital exports", "digital", "digital*", "digital export*", "export*", "=exports"))
                .containsExactlyInAnyOrder("digital", "digital", "digital exports", "exports", "exports");
    }

    @Test
    void findsPairsInEitherOrderAndOnceEach() {
        assertThat(found("payments that are mobile, mobile payments", "mobile ~3 payment*"))
                .containsExactly("payments that are mobile", "mobile payments");
    }

    @Test
    void isNotMisledByOverlappingParts() {
        assertThat(found("data data", "data ~3 data")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void readsComposedAndDecomposedTextAlike() {
        String text = "Économie numérique";
        assertThat(found(Normalizer.normalize(text, Normalizer.Form.NFD), "économie numérique"))
                .containsExactly(Normalizer.normalize(text, Normalizer.Form.NFD));
    }

    @Test
    void survivesHostileText() {
        String hostile = "\ud800 \udc00\u0000\uffff" + "a".repeat(100_000) + "\u0301".repeat(10_000) + "\ud835";
        assertThat(found(hostile, "aa", "x\u0301")).isEmpty();
        assertThat(found("")).isEmpty();
    }

    @Property
    void offsetsSelectTheTermInAnyText(@ForAll String before, @ForAll String after) {
        String text = before + " silkwire " + after;
        assertThat(found(text, "Silkwire")).contains("silkwire");
    }

    @Property
    void findsWhatASearchWordByWordFinds(@ForAll @IntRange(max = 80) int length, @ForAll long seed) {
        java.util.Random random = new java.util.Random(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            words.add(List.of("a", "b", "ab").get(random.nextInt(3)));
        }
        List<String> terms = List.of("a", "a b", "b a b", "ab ab", "a a a b");
        int expected = 0;
        for (String term : terms) {
            List<String> parts = List.of(term.split(" ", -1));
            for (int i = 0; i + parts.size() <= words.size(); i++) {
                expected += words.subList(i, i + parts.size()).equals(parts) ? 1 : 0;
            }
        }
        assertThat(found(String.join(" ", words), terms.toArray(String[]::new))).hasSize(expected);
    }

    @Test
    void isIndifferentToTheDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(found("DIGITAL", "digital")).containsExactly("DIGITAL");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> found(String text, String... terms) {
        Reading reading = Matcher.of(
                        List.of(terms).stream().map(TermPattern::parse).toList())
                .read(text);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < reading.hits(); i++) {
            found.add(text.substring(reading.start(i), reading.end(i)));
        }
        return found;
    }
}
