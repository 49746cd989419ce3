package org.silkwire.classifier.cluster;

/**
 * Where the stage stands.
 *
 * @param clock the latest epoch second seen: event time, never the wall clock's
 * @param numbered how many texts were numbered so far
 * @param texts how many are held
 * @param articles how many are known
 */
record Tally(long clock, long numbered, int texts, int articles) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally at(long second) {
        return new Tally(Math.max(clock, second), numbered, texts, articles);
    }

    Tally plusText() {
        return new Tally(clock, numbered + 1, texts + 1, articles);
    }

    Tally minusText() {
        return new Tally(clock, numbered, texts - 1, articles);
    }

    Tally plusArticles(int more) {
        return new Tally(clock, numbered, texts, articles + more);
    }

    byte[] toBytes() {
        return new ByteWriter()
                .u8(1)
                .i64(clock)
                .i64(numbered)
                .i32(texts)
                .i32(articles)
                .toBytes();
    }

    static Tally fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(1, "the tally");
        Tally tally = new Tally(in.i64(), in.i64(), in.i32(), in.i32());
        in.end();
        return tally;
    }
}
