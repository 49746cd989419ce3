package org.silkwire.desk.index;

import java.time.Instant;

/** An entry of the index as a log; see {@link StoryIndex#since}. */
public sealed interface Change {
    /** Grows with each change of any story. */
    long seq();

    /** When the stream told it, by the fetch that it rests on. */
    Instant at();

    /** A story was added or changed; {@code row} is what it is now. */
    record Told(StoryRow row) implements Change {
        @Override
        public long seq() {
            return row.seq();
        }

        @Override
        public Instant at() {
            return row.fetchedAt();
        }
    }

    /** Of a story, no article is left. */
    record Gone(String storyId, long seq, Instant at) implements Change {}
}
