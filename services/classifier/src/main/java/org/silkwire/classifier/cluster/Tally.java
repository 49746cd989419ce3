package org.silkwire.classifier.cluster;

/**
 * Where the stage stands.
 *
 * @param clock the latest epoch second seen: event time, never the wall clock's
 * @param numbered how many texts were numbered so far
 * @param articles how many are known
 */
record Tally(long clock, long numbered, int articles) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally at(long second) {
        return new Tally(Math.max(clock, second), numbered, articles);
    }

    Tally plusText() {
        return new Tally(clock, numbered + 1, articles);
    }

    Tally plusArticles(int more) {
        return new Tally(clock, numbered, articles + more);
    }

    byte[] toBytes() {
        return new ByteWriter().u8(2).i64(clock).i64(numbered).i32(articles).toBytes();
    }

    static Tally fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(2, "the tally");
        Tally tally = new Tally(in.i64(), in.i64(), in.i32());
        in.end();
        return tally;
    }
}
