package org.silkwire.classifier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkwire.contract.Article;
import org.silkwire.testkit.Articles;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

class AttributionTest {
    /** A text and what it says of its source; see the file. */
    record Golden(
            String lang,
            String text,
            @Nullable String source,
            @Nullable String phrase,
            @Nullable String trap) {}

    static List<Golden> goldenCases() throws IOException {
        try (InputStream stream = AttributionTest.class.getResourceAsStream("/golden/cluster/attributions.yaml")) {
            Object yaml = new Yaml().load(stream);
            return List.of(JsonMapper.shared().convertValue(yaml, Golden[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void isFoundWhereTheTextSaysSoAndNowhereElse(Golden golden) {
        Optional<Attribution> found = Attribution.find(golden.text());

        assertThat(found.map(Attribution::source)).isEqualTo(Optional.ofNullable(golden.source()));
        if (golden.phrase() != null) {
            assertThat(found.map(Attribution::phrase)).contains(golden.phrase());
        }
    }

    @Test
    void anOutletThatNamesItselfIsNoCopy() {
        Article own = Articles.of(Articles.feed("corridor-ledger.example", "The Corridor Ledger (sample)"), "1")
                .text("The line opened.\nThis article first appeared in The Corridor Ledger.")
                .article();
        Article others = Articles.of(Articles.feed("harbour.example", "Harbour Wire"), "1")
                .text(own.text())
                .article();

        assertThat(Signature.of(own).attribution()).isEmpty();
        assertThat(Signature.of(others).attribution().map(Attribution::source)).contains("Corridor Ledger");
    }

    @Property
    void isBoundedWhateverTheText(@ForAll String text) {
        Attribution.find(text + "\nSource: " + text).ifPresent(found -> {
            assertThat(found.phrase()).hasSizeLessThanOrEqualTo(Attribution.MAX_PHRASE);
            assertThat(found.source()).isNotBlank().hasSizeLessThanOrEqualTo(Attribution.MAX_SOURCE);
        });
    }
}
