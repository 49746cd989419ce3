package org.silkwire.standalone.broker;

import org.jspecify.annotations.Nullable;

/** The broker can't start or can't go on; the message tells the person who started it what to change. */
public final class BrokerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerUnavailableException(String message) {
        super(message);
    }

    BrokerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
