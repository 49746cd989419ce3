package org.silkwire.desk.stream;

import java.time.Duration;
import java.util.List;

/** One listener's place. Not for use by several threads. */
public final class Listening implements AutoCloseable {
    private final Channel channel;
    private final Runnable onClose;
    private Channel.Place place;

    Listening(Channel channel, Channel.Place place, Runnable onClose) {
        this.channel = channel;
        this.place = place;
        this.onClose = onClose;
    }

    /**
     * The next events as bytes of the wire, as many as there are; waits where there is none.
     *
     * @return empty where none came within {@code patience}
     */
    public List<byte[]> next(Duration patience) throws InterruptedException {
        Channel.Found found = channel.after(place, patience);
        place = found.place();
        return found.events();
    }

    /** Whether nothing will come any more. */
    public boolean isOver() {
        return channel.isClosed();
    }

    @Override
    public void close() {
        onClose.run();
    }
}
