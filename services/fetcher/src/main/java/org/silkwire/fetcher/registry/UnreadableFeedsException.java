package org.silkwire.fetcher.registry;

/** The feeds file can't be used; the message names it, what was found and what was expected, in one line. */
public final class UnreadableFeedsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFeedsException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableFeedsException(String message) {
        super(message);
    }
}
