package org.silkwire.classifier.topology;

/** The rules of a moment aren't known to this instance now: the article has to wait, it isn't to blame. */
public final class RulesUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RulesUnknownException(String message) {
        super(message);
    }
}
