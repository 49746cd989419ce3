package org.silkwire.desk.webhooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.silkwire.contract.Topics;

/** Where {@code silkwire.stories} ends, for those who want what comes from now on. */
public final class StreamEnds {
    private static final long PATIENCE_SECONDS = 15;

    private final Map<String, Object> adminConfig;

    public StreamEnds(Map<String, Object> adminConfig) {
        this.adminConfig = new HashMap<>(adminConfig);
    }

    /**
     * The offset of the next committed record, by partition.
     *
     * @throws IllegalStateException where the broker doesn't say
     */
    Map<Integer, Long> now() {
        try (Admin admin = Admin.create(adminConfig)) {
            Map<TopicPartition, OffsetSpec> asked = admin
                    .describeTopics(List.of(Topics.STORIES))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .collect(Collectors.toMap(
                            each -> new TopicPartition(Topics.STORIES, each.partition()), _ -> OffsetSpec.latest()));
            return admin
                    .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            each -> each.getKey().partition(),
                            each -> each.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say where " + Topics.STORIES + " ends: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking where " + Topics.STORIES + " ends", e);
        }
    }
}
