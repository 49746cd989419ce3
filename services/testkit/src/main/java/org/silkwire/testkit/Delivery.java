package org.silkwire.testkit;

import java.time.Duration;

/** How a reply goes over the wire; everything but {@link Whole} is misbehaviour. */
sealed interface Delivery {

    /** As a good server would. */
    record Whole() implements Delivery {}

    /** The body in pieces of so many bytes, with a pause before each. */
    record Drip(int bytes, Duration pause) implements Delivery {}

    /** One more header line after each pause, for ever. */
    record DripHeaders(Duration pause) implements Delivery {}

    /** The body over and over, for ever. */
    record Endless() implements Delivery {}

    /** Head and so many bytes of the body as announced, then the end. */
    record BreakOff(int bytes, Ending ending) implements Delivery {}

    /** Nothing at all, then the end. */
    record Silence(Ending ending) implements Delivery {}

    /** The body alone, without any head: no HTTP unless the body itself is. */
    record Raw() implements Delivery {}

    /** What a connection comes to. */
    enum Ending {
        /** Closed in order (FIN). */
        CLOSE,
        /** Torn down (RST). */
        RESET,
        /** Held open in silence until the client or the server goes. */
        HANG
    }
}
