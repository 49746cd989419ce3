package org.silkwire.classifier.cluster;

import org.silkwire.contract.FeedRef;

/**
 * A feed by its latest name.
 *
 * @param articles how many known articles came from it; without any it's forgotten
 */
record FeedEntry(FeedRef feed, int articles) {
    private static final int MAX_TITLE = 300;

    FeedEntry {
        String title = feed.title();
        if (title != null && title.length() > MAX_TITLE) {
            feed = new FeedRef(feed.id(), feed.url(), title.substring(0, MAX_TITLE));
        }
    }

    byte[] toBytes() {
        String title = feed.title();
        ByteWriter out = new ByteWriter()
                .u8(1)
                .i32(articles)
                .id(feed.id())
                .text(feed.url())
                .u8(title == null ? 0 : 1);
        return (title == null ? out : out.text(title)).toBytes();
    }

    static FeedEntry fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(1, "a feed's entry");
        int articles = in.i32();
        String id = in.id();
        String url = in.text();
        String title = in.u8() == 0 ? null : in.text();
        in.end();
        return new FeedEntry(new FeedRef(id, url, title), articles);
    }
}
