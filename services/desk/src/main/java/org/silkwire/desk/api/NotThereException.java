package org.silkwire.desk.api;

/** What was asked for doesn't exist; the message says what. */
public final class NotThereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThereException(String message) {
        super(message);
    }
}
