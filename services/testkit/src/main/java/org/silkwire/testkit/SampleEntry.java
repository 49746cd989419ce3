package org.silkwire.testkit;

import java.time.Instant;

/**
 * An entry of a {@link SampleFeed}.
 *
 * @param guid tells it from the feed's other entries
 * @param link absolute
 * @param title plain text
 * @param summary HTML
 * @param publishedAt whole seconds: RSS knows no less
 */
public record SampleEntry(String guid, String link, String title, String summary, Instant publishedAt) {

    public SampleEntry withTitle(String title) {
        return new SampleEntry(guid, link, title, summary, publishedAt);
    }

    public SampleEntry withLink(String link) {
        return new SampleEntry(guid, link, title, summary, publishedAt);
    }

    public SampleEntry withSummary(String summary) {
        return new SampleEntry(guid, link, title, summary, publishedAt);
    }

    public SampleEntry withPublishedAt(Instant publishedAt) {
        return new SampleEntry(guid, link, title, summary, publishedAt);
    }
}
