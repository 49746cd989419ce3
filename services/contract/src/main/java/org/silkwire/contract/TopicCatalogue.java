package org.silkwire.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Every topic with its partitions and retention; the one place that says how a topic is made. */
public final class TopicCatalogue {
    private static final Duration FOR_STORIES = Duration.ofDays(400);
    private static final Duration FOR_DEAD_LETTERS = Duration.ofDays(90);
    private static final Duration FOR_REPLAY = Duration.ofDays(7);

    /**
     * Of a compacted topic. Only closed segments are compacted, and whoever starts reads what isn't: with Kafka's usual
     * gigabyte that would be ten times what a partition of a busy fetcher has to know.
     */
    private static final int COMPACTED_SEGMENT_BYTES = 16 * 1024 * 1024;

    private final Settings settings;

    public TopicCatalogue(Settings settings) {
        this.settings = settings;
    }

    /**
     * How the topics of an installation differ from the usual.
     *
     * @param partitions of every topic that isn't listed in {@code overrides}, save the taxonomies' one; at least 1
     * @param replication −1 leaves it to the broker
     * @param overrides by topic name; a topic's stories follow {@code silkwire.stories} unless listed themselves
     */
    public record Settings(int partitions, short replication, Map<String, TopicSettings> overrides) {
        public static final int USUAL_PARTITIONS = 12;
        public static final short BROKERS_REPLICATION = -1;

        public Settings {
            if (partitions < 1) {
                throw new IllegalArgumentException("partitions is " + partitions + "; expected at least 1");
            }
            if (replication < 1 && replication != BROKERS_REPLICATION) {
                throw new IllegalArgumentException(
                        "replication is " + replication + "; expected at least 1, or -1 for the broker's default");
            }
            // Whoever binds this from properties has null where nothing was said.
            overrides = Map.copyOf(Objects.requireNonNullElse(overrides, Map.of()));
            overrides.keySet().forEach(Settings::requireKnown);
        }

        private static void requireKnown(String name) {
            if (!Topics.ALL.contains(name) && !name.startsWith(Topics.STORIES + ".")) {
                throw new IllegalArgumentException("overrides has settings for '" + name + "'; expected one of "
                        + Topics.ALL + " or " + Topics.STORIES + ".<topic id>");
            }
        }

        public static Settings usual() {
            return new Settings(USUAL_PARTITIONS, BROKERS_REPLICATION, Map.of());
        }

        public Settings withPartitions(int partitions) {
            return new Settings(partitions, replication, overrides);
        }
    }

    /**
     * One topic's own settings; null leaves the usual.
     *
     * @param config further topic configuration by Kafka's names, such as {@code retention.ms}
     */
    public record TopicSettings(
            @Nullable Integer partitions, @Nullable Duration retention, Map<String, String> config) {
        public TopicSettings {
            if (partitions != null && partitions < 1) {
                throw new IllegalArgumentException("partitions is " + partitions + "; expected at least 1");
            }
            if (retention != null && !retention.isPositive()) {
                throw new IllegalArgumentException("retention is " + retention + "; expected a positive duration");
            }
            config = Map.copyOf(Objects.requireNonNullElse(config, Map.of()));
        }
    }

    /** The topics that every installation has. */
    public List<NewTopic> topics() {
        List<NewTopic> all = new ArrayList<>();
        all.add(compacted(Topics.FEEDS, settings.partitions));
        all.add(compacted(Topics.FEEDS_STATUS, settings.partitions));
        all.add(compacted(Topics.FEEDS_MEMORY, settings.partitions));
        all.add(retained(Topics.PAGES, FOR_REPLAY));
        all.add(retained(Topics.ARTICLES, FOR_STORIES));
        all.add(retained(Topics.STORIES, FOR_STORIES));
        all.add(compacted(Topics.TAXONOMIES, 1));
        all.add(compacted(Topics.FEEDBACK, settings.partitions));
        all.add(compacted(Topics.DESK, settings.partitions));
        all.add(retained(Topics.RAW, FOR_REPLAY));
        all.add(retained(Topics.DEAD_LETTERS, FOR_DEAD_LETTERS));
        return List.copyOf(all);
    }

    /** The stream of one topic's stories. */
    public NewTopic stories(String topicId) {
        String name = Topics.stories(topicId);
        Map<String, TopicSettings> own = settings.overrides;
        return own.containsKey(name) ? retained(name, FOR_STORIES) : retained(name, Topics.STORIES, FOR_STORIES);
    }

    private NewTopic retained(String name, Duration usual) {
        return retained(name, name, usual);
    }

    private NewTopic retained(String name, String settingsOf, Duration usual) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(usual.toMillis()));
        return topic(name, settingsOf, settings.partitions, config);
    }

    private NewTopic compacted(String name, int partitions) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(COMPACTED_SEGMENT_BYTES));
        return topic(name, name, partitions, config);
    }

    private NewTopic topic(String name, String settingsOf, int usualPartitions, Map<String, String> config) {
        TopicSettings own = settings.overrides.get(settingsOf);
        int partitions = own == null || own.partitions() == null ? usualPartitions : own.partitions();
        // One record of Silkwire never exceeds SizeLimits.STORY_BYTES; the broker's default limit of 1 MiB holds it.
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        if (own != null) {
            if (own.retention() != null) {
                config.put(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(own.retention().toMillis()));
            }
            config.putAll(own.config());
        }
        return new NewTopic(name, partitions, settings.replication).configs(config);
    }
}
