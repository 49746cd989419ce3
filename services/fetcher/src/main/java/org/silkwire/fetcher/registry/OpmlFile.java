package org.silkwire.fetcher.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.fetcher.registry.Opml.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriber's own list of feeds, an OPML file. */
public final class OpmlFile implements FeedSource {
    private static final Logger log = LoggerFactory.getLogger(OpmlFile.class);

    private final Path file;
    private final InstantSource clock;

    public OpmlFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public String origin() {
        return "opml:" + file.getFileName();
    }

    /** A line with an address that can't be polled is reported and passed over; a file with no other lines is refused. */
    @Override
    public List<FeedRegistration> feeds() {
        List<Subscription> subscriptions = read();
        Map<String, FeedRegistration> feeds = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            try {
                FeedRegistration feed = registration(subscription);
                feeds.putIfAbsent(feed.id(), feed);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
                log.warn("{}: a line is passed over: {}", file, e.getMessage());
            }
        }
        if (feeds.isEmpty()) {
            throw new UnreadableFeedsException(file + " names no feed; expected outlines with an xmlUrl"
                    + (problems.isEmpty() ? "" : ", found " + problems.getFirst()));
        }
        return List.copyOf(feeds.values());
    }

    private List<Subscription> read() {
        try {
            return Opml.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableFeedsException(file + " does not exist; expected an OPML file", e);
        } catch (IOException e) {
            throw new UnreadableFeedsException(file + " can't be read: " + e.getMessage(), e);
        } catch (UnreadableFeedsException e) {
            throw new UnreadableFeedsException(file + " " + e.getMessage(), e);
        }
    }

    private FeedRegistration registration(Subscription subscription) {
        String url = FeedUrl.normalised(subscription.xmlUrl());
        return new FeedRegistration(
                Ids.feedId(url),
                url,
                subscription.title(),
                origin(),
                subscription.folder(),
                false,
                subscription.fullText(),
                null,
                null,
                clock.instant(),
                null);
    }
}
