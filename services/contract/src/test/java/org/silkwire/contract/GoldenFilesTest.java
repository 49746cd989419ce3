package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compatibility promise: what a golden file holds was or will be on somebody's topic. A file of a released event is
 * never changed or deleted; where an event gains a property, a further file shows it.
 */
class GoldenFilesTest {
    private final EventCodec codec = new EventCodec("/silkwire/test");

    @ParameterizedTest
    @MethodSource("org.silkwire.contract.GoldenFile#names")
    void areDecodedToTheEventThatTheyHold(String name) {
        assertThat(GoldenFile.read(name).decoded()).isEqualTo(Samples.byFile().get(name));
    }

    @ParameterizedTest
    @MethodSource("org.silkwire.contract.GoldenFile#names")
    void areWhatTheirEventIsEncodedTo(String name) {
        Event event = Samples.byFile().get(name);

        assertThat(event).as("the event that %s.json holds", name).isNotNull();
        assertThat(GoldenFile.of(codec.encode(event, "any", null))).isEqualTo(GoldenFile.read(name));
    }

    @Test
    void existForEveryType() {
        assertThat(GoldenFile.names().stream()
                        .map(name -> GoldenFile.read(name).type())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void existForEverySample() {
        assertThat(GoldenFile.names())
                .containsExactlyInAnyOrderElementsOf(Samples.byFile().keySet());
    }
}
