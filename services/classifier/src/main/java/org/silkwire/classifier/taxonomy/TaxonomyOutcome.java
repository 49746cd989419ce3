package org.silkwire.classifier.taxonomy;

import java.util.List;

/** What came of reading a taxonomy: all of it or nothing. */
public sealed interface TaxonomyOutcome {
    /** It can be used. */
    record Loaded(Taxonomy taxonomy) implements TaxonomyOutcome {}

    /** It can't, for at least one reason; those of all files are listed. */
    record Refused(List<Problem> problems) implements TaxonomyOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
