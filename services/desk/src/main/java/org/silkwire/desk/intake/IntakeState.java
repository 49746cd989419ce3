package org.silkwire.desk.intake;

import org.jspecify.annotations.Nullable;

/**
 * How the intake is doing.
 *
 * @param behind records of the stream not read yet; alert where it grows for minutes
 * @param fault what went wrong last, or null
 */
public record IntakeState(
        Phase phase, long behind, @Nullable String fault) {

    /** What it does. */
    public enum Phase {
        /** Waits for the broker. */
        STARTING,
        /** Reads what was told before; the index isn't complete yet. */
        CATCHING_UP,
        /** Takes in what arrives. */
        LIVE,
        /** Something went wrong; it is tried again. */
        FAILING
    }
}
