package org.silkwire.contract;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing; whoever starts first does it, the others find them there. */
public final class TopicCreation {
    private static final List<String> BY_HOST =
            List.of(Topics.FEEDS, Topics.FEEDS_STATUS, Topics.FEEDS_MEMORY, Topics.PAGES);

    private TopicCreation() {}

    /**
     * Creates those of the topics that don't exist and waits until every one of them can be described. An existing
     * topic is left as it is.
     *
     * @return partitions by topic name, as they are on the broker
     * @throws IllegalStateException where the broker refuses, or the feeds topics differ in partitions
     */
    public static Map<String, Integer> ensure(Admin admin, Collection<NewTopic> topics, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        create(admin, topics, deadline);
        Map<String, Integer> partitions = describe(admin, topics, deadline);
        requireEqualPartitions(partitions);
        return partitions;
    }

    private static void create(Admin admin, Collection<NewTopic> topics, long deadline) throws InterruptedException {
        // Asked first, so that an account that may not create topics can live with those made for it.
        Set<String> there = names(admin, deadline);
        List<NewTopic> missing =
                topics.stream().filter(topic -> !there.contains(topic.name())).toList();
        for (var result : admin.createTopics(missing).values().entrySet()) {
            try {
                result.getValue().get(left(deadline), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "the broker refused to create topic " + result.getKey() + ": " + e.getCause(),
                            e.getCause());
                }
            } catch (TimeoutException e) {
                throw new IllegalStateException("the broker did not create topic " + result.getKey() + " in time", e);
            }
        }
    }

    private static Set<String> names(Admin admin, long deadline) throws InterruptedException {
        try {
            return admin.listTopics().names().get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not list its topics: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker did not list its topics in time", e);
        }
    }

    private static long left(long deadline) {
        return Math.max(1, deadline - System.nanoTime());
    }

    private static Map<String, Integer> describe(Admin admin, Collection<NewTopic> topics, long deadline)
            throws InterruptedException {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        while (true) {
            try {
                Map<String, TopicDescription> described =
                        admin.describeTopics(names).allTopicNames().get(left(deadline), TimeUnit.NANOSECONDS);
                return described.values().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                TopicDescription::name, d -> d.partitions().size()));
            } catch (ExecutionException | TimeoutException e) {
                // A topic just created is not known to every broker at once.
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the broker does not describe the topics " + names, e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static void requireEqualPartitions(Map<String, Integer> partitions) {
        Map<String, Integer> byHost = partitions.entrySet().stream()
                .filter(topic -> BY_HOST.contains(topic.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (byHost.values().stream().distinct().count() > 1) {
            throw new IllegalStateException(
                    "the topics that go by host have " + byHost + " partitions; expected the same number for all");
        }
    }
}
