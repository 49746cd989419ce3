package org.silkwire.classifier.replay;

import java.util.concurrent.TimeUnit;

/** Holds work to so much a second. */
final class Pace {
    private final double nanosEach;
    private long nextAt = System.nanoTime();

    /**
     * @param perSecond at least 1; {@link Integer#MAX_VALUE} for no limit
     */
    Pace(int perSecond) {
        nanosEach = perSecond == Integer.MAX_VALUE ? 0 : 1e9 / perSecond;
    }

    /** Returns when so many more may have been done. */
    void did(int many) throws InterruptedException {
        // Time that was lost isn't made up for in a burst.
        nextAt = Math.max(nextAt, System.nanoTime()) + (long) (many * nanosEach);
        long wait = nextAt - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }
}
