package org.silkwire.classifier.activation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.silkwire.classifier.topology.RulesUnknownException;

/** The taxonomies of an installation for somebody who judges by them and proposes none. */
public final class TaxonomyReader implements AutoCloseable {
    private final TaxonomyLog taxonomies;
    private final InstantSource clock;

    /** @param common where the brokers are and how to reach them, by Kafka's names */
    public TaxonomyReader(Map<String, Object> common, InstantSource clock) {
        this.taxonomies = new TaxonomyLog(common, clock);
        this.clock = clock;
    }

    /** Reads what is in force, in the background, as soon as the broker answers, and goes on reading. */
    public void start() {
        taxonomies.start();
    }

    /**
     * What an article that is fetched now is judged by.
     *
     * @throws RulesUnknownException where that isn't known within {@code patience}
     */
    public RulesInForce now(Duration patience) {
        return taxonomies.inForce(clock.instant(), patience);
    }

    @Override
    public void close() {
        taxonomies.close();
    }
}
