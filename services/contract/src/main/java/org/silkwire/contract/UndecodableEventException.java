package org.silkwire.contract;

/** A record that is no event of this contract; its message says what was found and what was expected. */
public final class UndecodableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecodableEventException(String message) {
        super(message);
    }

    UndecodableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
