package org.silkwire.benchmarks.oneday;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.endpoint.AbstractMessageSource;
import org.springframework.messaging.MessagingException;

/**
 * The inbound adapter of spring-integration-feed as its reference describes it, for that artifact isn't to be had where this
 * was written: each poll reads the whole feed with ROME, once the entries of the last poll are handed on, and takes those
 * dated later than the latest one it has seen; one entry is one message.
 */
final class FeedEntrySource extends AbstractMessageSource<FeedEntrySource.Found> {
    private final URL url;
    private final SyndFeedInput input = new SyndFeedInput();
    private final Deque<Found> found = new ArrayDeque<>();
    private Instant latest = Instant.MIN;

    /** An entry and the feed that it stands in. */
    record Found(SyndFeed feed, SyndEntry entry) {}

    FeedEntrySource(URL url) {
        this.url = url;
    }

    @Override
    public String getComponentType() {
        return "feed:inbound-channel-adapter";
    }

    @Override
    protected synchronized @Nullable Object doReceive() {
        if (found.isEmpty()) {
            read();
        }
        return found.poll();
    }

    private void read() {
        SyndFeed feed;
        try (XmlReader reader = new XmlReader(url.openStream())) {
            feed = input.build(reader);
        } catch (IOException | FeedException e) {
            throw new MessagingException("the feed at " + url + " can't be read", e);
        }
        feed.getEntries().stream()
                .filter(entry -> dated(entry).isAfter(latest))
                .sorted(Comparator.comparing(FeedEntrySource::dated))
                .forEach(entry -> {
                    found.add(new Found(feed, entry));
                    latest = dated(entry);
                });
    }

    private static Instant dated(SyndEntry entry) {
        Date date = entry.getUpdatedDate() == null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date.toInstant();
    }
}
