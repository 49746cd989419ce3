package org.silkwire.desk.webhooks;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.silkwire.contract.FeedUrl;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.store.KeptRecords;

/** The webhooks that there are and how far each is, the same for all desks; kept on {@code silkwire.desk}. */
public final class Webhooks {
    private static final String PREFIX = "webhook/";
    private static final String PROGRESS = "webhook-progress/";
    private static final int MOST = 100;

    private final KeptRecords records;
    private final StreamEnds ends;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** A webhook with how it is doing. */
    public record Doing(Webhook webhook, Standing standing) {}

    public Webhooks(KeptRecords records, StreamEnds ends, InstantSource clock) {
        this.records = records;
        this.ends = ends;
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
        // Before it is known: whoever serves it first finds where it begins.
        ends.now().forEach((partition, end) -> progress(webhook.id(), partition, Progress.from(end, clock.instant())));
        records.put(PREFIX + webhook.id(), webhook);
        return webhook;
    }

    public List<Doing> all() {
        return records.all(PREFIX, Webhook.class).stream()
                .sorted(Comparator.comparing(Webhook::registeredAt))
                .map(webhook -> new Doing(webhook, standing(webhook)))
                .toList();
    }

    public Optional<Webhook> get(String id) {
        return records.get(PREFIX + id, Webhook.class);
    }

    private Standing standing(Webhook webhook) {
        List<Progress> partitions = progress(webhook.id());
        return partitions.isEmpty() ? new Standing(0, 0, 0, null, webhook.registeredAt()) : Standing.of(partitions);
    }

    public void remove(String id) {
        records.remove(PREFIX + id);
        records.removeAll(PROGRESS + id + "/");
    }

    /** In all partitions. */
    List<Progress> progress(String id) {
        return records.all(PROGRESS + id + "/", Progress.class);
    }

    Optional<Progress> progress(String id, int partition) {
        return records.get(PROGRESS + id + "/" + partition, Progress.class);
    }

    void progress(String id, int partition, Progress progress) {
        records.put(PROGRESS + id + "/" + partition, progress);
    }

    /** Waits until what any desk kept before this call is known here; false where that takes longer. */
    boolean awaitCurrent(Duration patience) throws InterruptedException {
        return records.awaitCurrent(patience);
    }
}
