package org.silkwire.desk.feeds;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.silkwire.desk.store.TopicFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry and the feeds' status, as the two topics tell them; kept in memory, for there are thousands, not millions. */
public final class FeedDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedDirectory.class);
    private static final List<String> TOPICS = List.of(Topics.FEEDS, Topics.FEEDS_STATUS);

    private final EventCodec codec = new EventCodec("/silkwire/desk");
    private final Map<String, FeedRegistration> registrations = new ConcurrentHashMap<>();
    private final Map<String, FeedStatus> statuses = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    /** @param consumerConfig where the brokers are and how to reach them */
    public FeedDirectory(Map<String, Object> consumerConfig) {
        this.follower = new TopicFollower(TOPICS, consumerConfig, this::apply);
    }

    /** Begins to read. */
    public void start() {
        follower.start();
    }

    /** All feeds, by their titles. */
    public List<Feed> feeds() {
        return registrations.values().stream()
                .map(each -> new Feed(each, statuses.get(each.id())))
                .sorted(Comparator.comparing(Feed::title, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(each -> each.registration().id()))
                .toList();
    }

    public Optional<Feed> feed(String id) {
        return Optional.ofNullable(registrations.get(id)).map(each -> new Feed(each, statuses.get(id)));
    }

    /** Takes in a change that was just written, before it comes back from the topic. */
    void wrote(FeedRegistration registration) {
        registrations.put(registration.id(), registration);
    }

    /** The same for a feed taken off. */
    void wroteRemoval(String id) {
        registrations.remove(id);
    }

    @Override
    public void close() {
        follower.close();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            (record.topic().equals(Topics.FEEDS) ? registrations : statuses).remove(key);
            return;
        }
        try {
            switch (codec.decode(record.headers(), record.value())) {
                case Event.FeedRegistered(FeedRegistration registration) ->
                    registrations.put(registration.id(), registration);
                case Event.FeedStatusChanged(FeedStatus status, var _) -> statuses.put(status.feedId(), status);
                default -> log.debug("{} says nothing of a feed's registration or status", record.topic());
            }
        } catch (UndecodableEventException e) {
            // The shard that owns the partition moves it to the dead letters.
            log.debug("{}-{} offset {} is passed over", record.topic(), record.partition(), record.offset(), e);
        }
    }
}
