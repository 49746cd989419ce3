package org.silkwire.classifier.activation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.taxonomy.Topic;

class ProposalTest {
    private static final String HARBOURS = Harbours.file("harbours", "harbour");
    private static final String BRIDGES = Harbours.file("bridges", "bridge");
    private static final String FAILING = Harbours.file("bridges", "bridge", "News of the tunnel");

    @Test
    void filesThatPassTheirTestsAreTakenAsTheyAre() {
        Proposal.Usable usable =
                usable(Proposal.of(Harbours.files("bridges.yaml", BRIDGES, "harbours.yaml", HARBOURS), nothing()));

        assertThat(usable.refused()).isEmpty();
        assertThat(usable.taxonomy().topics()).extracting(Topic::id).containsExactly("bridges", "harbours");
    }

    @Test
    void aFileThatFailsItsTestsKeepsItsActiveContentAndTheOthersGoOn() {
        Proposal.Usable usable = usable(Proposal.of(
                Harbours.files("bridges.yaml", FAILING, "harbours.yaml", HARBOURS), active("bridges.yaml", BRIDGES)));

        assertThat(usable.refused()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("bridges.yaml");
            assertThat(problem.line()).isEqualTo(9);
            assertThat(problem.message()).contains("expected");
        });
        assertThat(usable.files().contents().get("bridges.yaml"))
                .asString(UTF_8)
                .isEqualTo(BRIDGES);
        assertThat(usable.files().contents()).containsKey("harbours.yaml");
    }

    @Test
    void aNewFileThatIsRefusedIsLeftOut() {
        Proposal.Usable usable =
                usable(Proposal.of(Harbours.files("bridges.yaml", "id: [", "harbours.yaml", HARBOURS), nothing()));

        assertThat(usable.refused()).isNotEmpty();
        assertThat(usable.files().contents()).containsOnlyKeys("harbours.yaml");
    }

    @Test
    void activeContentThatFailsAsWellIsLeftOut() {
        Proposal.Usable usable = usable(Proposal.of(
                Harbours.files("bridges.yaml", "id: [", "harbours.yaml", HARBOURS), active("bridges.yaml", FAILING)));

        assertThat(usable.files().contents()).containsOnlyKeys("harbours.yaml");
    }

    @Test
    void aTopicDescribedTwiceIsRefusedOnce() {
        Proposal.Usable usable = usable(Proposal.of(Harbours.files("a.yaml", HARBOURS, "b.yaml", HARBOURS), nothing()));

        assertThat(usable.refused()).extracting(problem -> problem.file()).containsExactly("b.yaml");
        assertThat(usable.files().contents()).containsOnlyKeys("a.yaml");
    }

    @Test
    void aFolderWithoutAFileOrWithoutAGoodOneIsUnusable() {
        assertThat(Proposal.of(Harbours.files(), active("harbours.yaml", HARBOURS)))
                .isInstanceOfSatisfying(
                        Proposal.Unusable.class,
                        unusable -> assertThat(unusable.refused()).isNotEmpty());
        assertThat(Proposal.of(Harbours.files("bridges.yaml", "id: ["), nothing()))
                .isInstanceOf(Proposal.Unusable.class);
    }

    private static Proposal.Usable usable(Proposal proposal) {
        assertThat(proposal).isInstanceOf(Proposal.Usable.class);
        return (Proposal.Usable) proposal;
    }

    private static SortedMap<String, byte[]> nothing() {
        return Collections.emptySortedMap();
    }

    private static SortedMap<String, byte[]> active(String file, String text) {
        return new TreeMap<>(Harbours.files(file, text).contents());
    }
}
