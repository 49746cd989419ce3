package org.silkwire.management;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Asks Kafka how it is. */
final class KafkaProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OURS = "silkwire.";

    private KafkaProbe() {}

    /**
     * @throws ExecutionException where a broker refuses
     * @throws TimeoutException where none answers within 10 s
     */
    static KafkaState ask(Admin admin, Instant now) throws InterruptedException, ExecutionException, TimeoutException {
        int brokers = answer(admin.describeCluster().nodes()).size();
        Map<String, TopicDescription> topics = topics(admin);
        List<TopicPartitionInfo> partitions =
                topics.values().stream().flatMap(t -> t.partitions().stream()).toList();
        Map<TopicPartition, Long> read = new HashMap<>();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = groups(admin);
        Set<TopicPartition> asked = new HashSet<>();
        groups.values().forEach(offsets -> asked.addAll(offsets.keySet()));
        asked.retainAll(withLeader(topics.values()));
        read.putAll(ends(admin, asked));
        return new KafkaState(
                now,
                brokers,
                partitions.size(),
                (int) partitions.stream()
                        .filter(p -> p.isr().size() < p.replicas().size())
                        .count(),
                (int) partitions.stream().filter(KafkaProbe::isOffline).count(),
                lags(groups, read),
                lastRecords(admin, topics.values()));
    }

    private static Map<String, TopicDescription> topics(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> names = answer(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        return answer(admin.describeTopics(names.stream()
                        .filter(name -> name.startsWith(OURS) || name.startsWith("__"))
                        .toList())
                .allTopicNames());
    }

    private static boolean isOffline(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    private static Set<TopicPartition> withLeader(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> !isOffline(partition))
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    /** Where each group that commits stands. */
    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> groups(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Collection<GroupListing> groups =
                answer(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all());
        Map<String, ListConsumerGroupOffsetsSpec> questions = groups.stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
        return questions.isEmpty()
                ? Map.of()
                : answer(admin.listConsumerGroupOffsets(questions).all());
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static Map<KafkaState.Reader, Long> lags(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> groups, Map<TopicPartition, Long> ends) {
        Map<KafkaState.Reader, Long> lags = new HashMap<>();
        groups.forEach((group, offsets) -> offsets.forEach((partition, offset) -> {
            Long end = ends.get(partition);
            if (offset != null && end != null) {
                long lag = Math.max(0, end - offset.offset());
                lags.merge(new KafkaState.Reader(group, partition.topic()), lag, Long::sum);
            }
        }));
        return lags;
    }

    private static Map<String, Instant> lastRecords(Admin admin, Collection<TopicDescription> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> questions = withLeader(topics).stream()
                .filter(partition -> partition.topic().startsWith(OURS))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.maxTimestamp()));
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                answer(admin.listOffsets(questions).all());
        Map<String, Instant> last = new HashMap<>();
        answers.forEach((partition, youngest) -> {
            if (youngest.timestamp() > 0) {
                last.merge(
                        partition.topic(), Instant.ofEpochMilli(youngest.timestamp()), (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        return last;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
