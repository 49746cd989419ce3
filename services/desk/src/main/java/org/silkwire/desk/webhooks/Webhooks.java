package org.silkwire.desk.webhooks;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedUrl;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.store.KeptRecords;

/** The webhooks that there are; kept on {@code silkwire.desk}. */
public final class Webhooks {
    private static final String PREFIX = "webhook/";
    private static final String PROGRESS = "webhook-progress/";
    private static final int MOST = 100;

    private final KeptRecords records;
    private final StoryIndex index;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** A webhook with how it is doing; {@code progress} is null before the first story. */
    public record Doing(Webhook webhook, @Nullable Progress progress) {}

    public Webhooks(KeptRecords records, StoryIndex index, InstantSource clock) {
        this.records = records;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Registers an address for the stories that come from now on.
     *
     * @throws IllegalArgumentException where it is no http or https address
     */
    public Webhook register(String url, StoryQuery wanted) {
        String address = URI.create(FeedUrl.normalised(url.strip())).toString();
        if (all().size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " webhooks; remove one first");
        }
        byte[] id = new byte[6];
        random.nextBytes(id);
        Webhook webhook = new Webhook(
                HexFormat.of().formatHex(id),
                address,
                QueryParameters.encoded(wanted),
                Signature.newSecret(),
                clock.instant());
        progress(webhook.id(), new Progress(index.end(clock.instant()).toString(), 0, 0, 0, null, clock.instant()));
        records.put(PREFIX + webhook.id(), webhook);
        return webhook;
    }

    public List<Doing> all() {
        return records.all(PREFIX, Webhook.class).stream()
                .sorted(Comparator.comparing(Webhook::registeredAt))
                .map(webhook -> new Doing(webhook, progress(webhook.id()).orElse(null)))
                .toList();
    }

    public Optional<Webhook> get(String id) {
        return records.get(PREFIX + id, Webhook.class);
    }

    public void remove(String id) {
        records.remove(PREFIX + id);
        records.remove(PROGRESS + id);
    }

    Optional<Progress> progress(String id) {
        return records.get(PROGRESS + id, Progress.class);
    }

    void progress(String id, Progress progress) {
        records.put(PROGRESS + id, progress);
    }
}
