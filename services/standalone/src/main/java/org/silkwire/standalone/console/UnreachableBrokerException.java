package org.silkwire.standalone.console;

/** No broker answers where one was looked for; the message is for the person who named the address. */
public final class UnreachableBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableBrokerException(String bootstrapServers, Throwable cause) {
        super(
                "no Kafka broker answers at '" + bootstrapServers
                        + "'; expected host:port of a running one, such as localhost:9092",
                cause);
    }
}
