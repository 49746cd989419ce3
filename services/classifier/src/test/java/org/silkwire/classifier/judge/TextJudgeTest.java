package org.silkwire.classifier.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextJudgeTest {
    @TempDir
    Path directory;

    @Test
    void aTextIsJudgedWithReasonsOnEveryTopic() {
        var judgements = new TextJudge(null)
                .judge("Freight trains of the Belt and Road", "The Belt and Road Initiative adds forty trains a week.");

        assertThat(judgements).extracting(TextJudge.Judgement::topic).contains("belt-and-road", "digital-economy");
        assertThat(judgements)
                .filteredOn(each -> each.topic().equals("belt-and-road"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.relevance()).isNotNull();
                    assertThat(each.confidence()).isGreaterThan(0.5);
                    assertThat(each.evidence()).isNotEmpty();
                });
        assertThat(judgements)
                .filteredOn(each -> each.topic().equals("digital-economy"))
                .singleElement()
                .satisfies(each -> assertThat(each.relevance()).isNull());
    }

    @Test
    void aTaxonomyThatCannotBeUsedIsNamed() throws Exception {
        Files.writeString(directory.resolve("odd.yaml"), "id: [");

        assertThatThrownBy(() -> new TextJudge(directory).judge("a", "b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("odd.yaml");
    }
}
