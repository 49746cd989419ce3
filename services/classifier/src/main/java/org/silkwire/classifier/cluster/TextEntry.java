package org.silkwire.classifier.cluster;

/**
 * A text that new ones are compared with.
 *
 * @param time epoch second at which the article was fetched
 * @param until epoch second after which it's let go
 */
record TextEntry(String articleId, String storyId, long time, long until, Fingerprint fingerprint) {

    byte[] toBytes() {
        ByteWriter out =
                new ByteWriter().u8(2).id(articleId).id(storyId).i64(time).i64(until);
        fingerprint.write(out);
        return out.toBytes();
    }

    static TextEntry fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(2, "a text's entry");
        TextEntry entry = new TextEntry(in.id(), in.id(), in.i64(), in.i64(), Fingerprint.read(in));
        in.end();
        return entry;
    }
}
