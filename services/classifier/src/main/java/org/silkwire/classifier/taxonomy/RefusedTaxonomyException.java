package org.silkwire.classifier.taxonomy;

import java.util.List;
import java.util.stream.Collectors;

/** The taxonomy can't be used; the message lists what is wrong, with file and line, one problem a line. */
public final class RefusedTaxonomyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedTaxonomyException(List<Problem> problems) {
        super("the taxonomy is refused: "
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
    }
}
