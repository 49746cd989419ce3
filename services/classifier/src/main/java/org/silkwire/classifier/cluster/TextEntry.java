package org.silkwire.classifier.cluster;

/**
 * A text that new ones are compared with.
 *
 * @param time epoch second at which the article was fetched
 */
record TextEntry(String articleId, String storyId, long time, Fingerprint fingerprint) {

    byte[] toBytes() {
        ByteWriter out = new ByteWriter().u8(1).id(articleId).id(storyId).i64(time);
        fingerprint.write(out);
        return out.toBytes();
    }

    static TextEntry fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(1, "a text's entry");
        TextEntry entry = new TextEntry(in.id(), in.id(), in.i64(), Fingerprint.read(in));
        in.end();
        return entry;
    }
}
