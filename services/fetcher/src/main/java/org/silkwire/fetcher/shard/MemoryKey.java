package org.silkwire.fetcher.shard;

/**
 * The key of a record on {@code silkwire.feeds.memory}: {@code <feed id>/<chunk>}.
 *
 * @param chunk counted from 0
 */
record MemoryKey(String feedId, int chunk) {
    static MemoryKey parse(String key) {
        int slash = key.lastIndexOf('/');
        try {
            return new MemoryKey(key.substring(0, Math.max(slash, 0)), Integer.parseInt(key.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("memory key '" + key + "'; expected <feed id>/<chunk number>", e);
        }
    }

    @Override
    public String toString() {
        return feedId + "/" + chunk;
    }
}
