package org.silkwire.classifier.enrich;

/** A rule file can't be used; the message names the file, the place in it, what was found and what was expected. */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRulesException(String message) {
        super(message);
    }

    InvalidRulesException(String message, Throwable cause) {
        super(message, cause);
    }
}
