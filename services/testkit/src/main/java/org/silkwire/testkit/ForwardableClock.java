package org.silkwire.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time, which a test may put forward instead of waiting. */
public final class ForwardableClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead.get());
    }

    /** From now on it is later by so much. */
    public void forward(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }
}
