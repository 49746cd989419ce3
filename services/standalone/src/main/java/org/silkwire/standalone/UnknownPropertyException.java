package org.silkwire.standalone;

/** The command line sets a property of ours that nobody reads. */
final class UnknownPropertyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPropertyException(String message) {
        super(message);
    }
}
