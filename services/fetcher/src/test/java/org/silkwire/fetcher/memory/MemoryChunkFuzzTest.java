package org.silkwire.fetcher.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;

/** Bytes from Kafka are a chunk that is written back as it was, or are refused with a reason. */
class MemoryChunkFuzzTest {
    @FuzzTest
    void ofBytes(byte[] bytes) {
        FeedMemory memory = new FeedMemory("5d41402abc4b2a76b9719d911017c592");
        try {
            memory.restore(0, bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("expected version");
            return;
        }
        assertThat(MemoryChunk.ofBytes(bytes).toBytes()).isEqualTo(bytes);
        int size = memory.size();
        memory.recall(List.of(), List.of(), Instant.parse("2026-03-04T12:00:00Z"));
        memory.rollBack();
        assertThat(memory.size()).isEqualTo(size);
    }
}
