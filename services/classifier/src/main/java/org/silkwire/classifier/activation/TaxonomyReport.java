package org.silkwire.classifier.activation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.contract.TaxonomyActivation.ActiveTopic;

/**
 * Which taxonomy is in force, and what of the folder isn't.
 *
 * @param inForce null where no version is known yet
 * @param upcoming published, to take effect within seconds; mostly null
 * @param folder where files are taken from
 * @param readAt when they were looked at last
 * @param refused why files of the folder aren't in force as they are; empty where all is well
 * @param fault what keeps versions from being read or published now; null where nothing does
 */
public record TaxonomyReport(
        @Nullable VersionInForce inForce,
        @Nullable VersionInForce upcoming,
        String folder,
        Instant readAt,
        List<Problem> refused,
        @Nullable String fault) {
    public TaxonomyReport {
        refused = List.copyOf(refused);
    }

    /**
     * A version.
     *
     * @param sha256 as stamped on its stories
     */
    public record VersionInForce(int version, String sha256, Instant effectiveAt, List<ActiveTopic> topics) {
        public VersionInForce {
            topics = List.copyOf(topics);
        }
    }
}
