package org.silkwire.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaHomeTest {

    @Test
    void theVersionNeededComesBeforeANewerOne() {
        assertThat(JavaHome.chooseJava(List.of(java("a", 17), java("b", 26), java("c", 25), java("d", 25))))
                .contains(java("c", 25));
    }

    @Test
    void theOldestOfTheNewerOnesWillDo() {
        assertThat(JavaHome.chooseJava(List.of(java("a", 21), java("b", 28), java("c", 26))))
                .contains(java("c", 26));
    }

    @Test
    void noneWillDoThatIsOlder() {
        assertThat(JavaHome.chooseJava(List.of(java("a", 8), java("b", 24)))).isEmpty();
        assertThat(JavaHome.chooseJava(List.of())).isEmpty();
    }

    @Property
    void neverChoosesAnOlderOneNorPassesOverAFittingOne(@ForAll List<@IntRange(min = 1, max = 50) Integer> features) {
        List<JavaHome> candidates =
                features.stream().map(feature -> java("j" + feature, feature)).toList();

        assertThat(JavaHome.chooseJava(candidates).map(JavaHome::feature))
                .isEqualTo(features.stream()
                        .filter(feature -> feature >= Launch.NEEDED)
                        .min(Integer::compare));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"25\"', 25",
        "'\"25.0.1\"', 25",
        "'\"25-ea\"', 25",
        "'\"17.0.15\"', 17",
        "'\"1.8.0_452\"', 8",
        "25.0.3, 25",
    })
    void readsTheFeatureOfAVersion(String stated, int feature) {
        assertThat(JavaHome.feature(stated)).contains(feature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"ea\"", "99999999999"})
    void readsNoFeatureWhereThereIsNone(String stated) {
        assertThat(JavaHome.feature(stated)).isEmpty();
    }

    private static JavaHome java(String home, int feature) {
        return new JavaHome(Path.of(home), feature);
    }
}
