package org.silkwire.classifier.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;

/** What a folder asks for: its files, where one that can't be trusted is replaced by its active content or left out. */
sealed interface Proposal {
    /** Why files were refused; empty where all is well. */
    List<Problem> refused();

    /**
     * It can take effect.
     *
     * @param files those to publish, the refused ones as they were before
     * @param taxonomy what they say
     */
    record Usable(TaxonomyFiles files, Taxonomy taxonomy, List<Problem> refused) implements Proposal {
        public Usable {
            refused = List.copyOf(refused);
        }
    }

    /** Nothing of it can take effect. */
    record Unusable(List<Problem> refused) implements Proposal {
        public Unusable {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Reads the files and runs their tests.
     *
     * @param active what is in force; empty where nothing is yet
     */
    static Proposal of(TaxonomyFiles wanted, SortedMap<String, byte[]> active) {
        List<Problem> refused = new ArrayList<>();
        TaxonomyFiles files = wanted;
        while (true) {
            switch (Classifier.load(TaxonomySource.of(files))) {
                case TaxonomyOutcome.Loaded(Taxonomy taxonomy) -> {
                    return new Usable(files, taxonomy, refused);
                }
                case TaxonomyOutcome.Refused(List<Problem> problems) -> {
                    refused.addAll(problems);
                    SortedMap<String, byte[]> next = withoutTheRefused(files, problems, active);
                    if (next.isEmpty() || next.equals(files.contents())) {
                        return new Unusable(refused);
                    }
                    files = new TaxonomyFiles(wanted.name(), next);
                }
            }
        }
    }

    private static SortedMap<String, byte[]> withoutTheRefused(
            TaxonomyFiles files, List<Problem> problems, SortedMap<String, byte[]> active) {
        SortedMap<String, byte[]> next = new TreeMap<>(files.contents());
        for (String bad : problems.stream().map(Problem::file).collect(Collectors.toSet())) {
            byte[] had = next.remove(bad);
            byte[] before = active.get(bad);
            if (had != null && before != null && !Arrays.equals(had, before)) {
                next.put(bad, before);
            }
        }
        return next;
    }
}
