package org.silkwire.desk.stream;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.desk.index.Position;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;

/**
 * Hands changes of the index to listeners. All who want the same stories in the same format share a {@link Channel},
 * which asks the index once for what is new and words it once. A listener has no queue that could overflow: it has a
 * place, in the channel's recent events or, where it fell behind those, in the index itself. So a slow one loses nothing
 * and costs nothing.
 */
public final class LiveStories implements AutoCloseable {
    private final StoryIndex index;
    private final Map<Key, Channel> channels = new HashMap<>();
    private boolean closed;

    private record Key(StoryQuery wanted, EventFormat format) {}

    public LiveStories(StoryIndex index) {
        this.index = index;
    }

    /** To be called whenever readers of the index see something new. */
    public void changed() {
        synchronized (channels) {
            channels.values().forEach(Channel::wake);
        }
    }

    /**
     * Begins to listen.
     *
     * @param after where the listener stands; null for what comes from now on
     * @throws IllegalStateException where the desk is closing
     */
    public Listening listen(StoryQuery wanted, EventFormat format, @Nullable Position after) {
        long seq = after == null ? index.lastSeq() : index.seqAfter(after);
        Key key = new Key(wanted, format);
        synchronized (channels) {
            if (closed) {
                throw new IllegalStateException("the desk is closing");
            }
            Channel channel = channels.computeIfAbsent(key, k -> new Channel(index, k.wanted(), k.format()));
            return channel.join(seq, () -> leave(key, channel));
        }
    }

    private void leave(Key key, Channel channel) {
        synchronized (channels) {
            if (channel.leave()) {
                channels.remove(key, channel);
            }
        }
    }

    /** How many listen now. */
    public int listeners() {
        synchronized (channels) {
            return channels.values().stream().mapToInt(Channel::listeners).sum();
        }
    }

    /** Sends every listener away. */
    @Override
    public void close() {
        synchronized (channels) {
            closed = true;
            channels.values().forEach(Channel::close);
            channels.clear();
        }
    }
}
