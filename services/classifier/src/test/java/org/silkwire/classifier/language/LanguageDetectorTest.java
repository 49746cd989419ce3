package org.silkwire.classifier.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    private static final LanguageDetector DETECTOR = LanguageDetector.of(List.of(
            "en", "zh-Hans", "ur", "ru", "es", "fr", "ar", "id", "pt", "de", "pl", "sw", "tr", "uk", "fa", "ja"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The ministers agreed on a new railway to the coast
            es | Los ministros acordaron un nuevo ferrocarril hasta la costa
            fr | Les ministres se sont mis d'accord sur une nouvelle ligne vers la côte
            pt | Os ministros concordaram com uma nova ferrovia até a costa
            de | Die Minister einigten sich auf eine neue Bahnstrecke zur Küste
            pl | Ministrowie uzgodnili budowę nowej linii kolejowej na wybrzeże
            id | Para menteri sepakat membangun jalur kereta api baru ke pantai
            sw | Mawaziri wamekubaliana kujenga reli mpya hadi pwani ya nchi
            tr | Bakanlar kıyıya yeni bir demiryolu yapılması konusunda anlaştı
            ru | Министры договорились о строительстве новой железной дороги к побережью
            uk | Міністри домовилися про будівництво нової залізниці до узбережжя
            ar | اتفق الوزراء على بناء خط سكة حديد جديد إلى الساحل
            ur | وزراء نے ساحل تک ایک نئی ریلوے لائن بنانے پر اتفاق کیا ہے
            fa | وزیران درباره ساخت راه‌آهن جدید تا ساحل توافق کردند و گفتند
            zh | 部长们同意修建一条通往海岸的新铁路
            ja | 大臣たちは海岸への新しい鉄道の建設に合意した
            """)
    void tellsTheLanguages(String language, String text) {
        assertThat(DETECTOR.detect(text)).hasValue(language);
    }

    @Test
    void believesWhatIsStatedUnlessTheScriptIsAnother() {
        assertThat(DETECTOR.resolve("en-GB", "Les ministres sont d'accord")).hasValue("en-GB");
        assertThat(DETECTOR.resolve("en", "部长们同意修建新铁路")).hasValue("zh");
        assertThat(DETECTOR.resolve(null, "部长们同意修建新铁路")).hasValue("zh");
        assertThat(DETECTOR.resolve("und", "Die Minister einigten sich auf eine neue Bahnstrecke"))
                .hasValue("de");
        assertThat(DETECTOR.resolve("zh-Hant", "12 345")).hasValue("zh-Hant");
    }

    @Test
    void saysNothingOfWhatItCantTell() {
        assertThat(DETECTOR.detect("")).isEmpty();
        assertThat(DETECTOR.detect("42 %, 7:30")).isEmpty();
        assertThat(DETECTOR.detect("OK")).isEmpty();
        assertThat(DETECTOR.detect("코스피 지수가 상승했다")).isEmpty();
        assertThat(LanguageDetector.of(List.of()).detect("The ministers agreed on a railway"))
                .isEmpty();
    }

    @Property(tries = 200)
    void takesAnyText(@ForAll String text) {
        assertThat(DETECTOR.detect(text)).isEqualTo(DETECTOR.detect(text));
    }
}
