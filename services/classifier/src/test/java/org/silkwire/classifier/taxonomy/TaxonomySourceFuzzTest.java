package org.silkwire.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.TreeMap;

/** Whatever a topic's file holds, it is loaded or refused with its problems. */
class TaxonomySourceFuzzTest {
    @FuzzTest
    void read(byte[] file) {
        TaxonomyFiles files = new TaxonomyFiles("fuzz", new TreeMap<>(Map.of("topic.yaml", file)));

        TaxonomyOutcome outcome = TaxonomySource.of(files).read();

        if (outcome instanceof TaxonomyOutcome.Refused(var problems)) {
            assertThat(problems).isNotEmpty();
        }
    }
}
