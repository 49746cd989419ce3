package org.silkwire.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.TestBroker;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The desk as it is deployed, on free ports, beside the broker of tests. */
public final class RunningDesk implements AutoCloseable {
    public static final String PASSWORD = "a password for tests";

    private static final int PARTITIONS = 2;

    private final TestBroker broker = TestBroker.shared();
    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final ConfigurableApplicationContext context;
    private final List<ActiveTaxonomies> proposers = new ArrayList<>();

    private RunningDesk(Path directory, String... arguments) {
        List<String> all = new ArrayList<>(broker.springArguments());
        all.addAll(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--silkwire.desk.directory=" + directory,
                "--silkwire.desk.password=" + PASSWORD,
                "--silkwire.topics.partitions=" + PARTITIONS));
        all.addAll(List.of(arguments));
        context = new SpringApplicationBuilder(DeskApplication.class)
                .properties("spring.config.name=desk")
                .run(all.toArray(String[]::new));
    }

    /** With an empty broker. */
    public static RunningDesk start(Path directory, String... arguments) {
        TestBroker.shared()
                .startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS)).topics());
        return new RunningDesk(directory, arguments);
    }

    /** Such as {@code http://127.0.0.1:41234}. */
    public String base() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public String managementBase() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    /** As a classifier would: the taxonomy that comes with the program. */
    public void publishTaxonomy() {
        ActiveTaxonomies proposer = ActiveTaxonomies.of(
                new ActiveTaxonomies.Settings(null, Duration.ofMinutes(1), "test-taxonomies"),
                new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS)),
                broker.clients(),
                InstantSource.system());
        proposer.start();
        proposers.add(proposer);
    }

    /** As the classifier would. */
    public void tell(Stories... stories) {
        List<Event> events = new ArrayList<>();
        for (Stories each : stories) {
            events.add(new Event.StoryClassified(each.build()));
        }
        tell(events);
    }

    public void tell(List<Event> events) {
        try (var producer =
                new KafkaProducer<>(broker.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Event event : events) {
                ProducerRecord<byte[], byte[]> record = codec.encode(event, topic(event), null);
                producer.send(record).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String topic(Event event) {
        return switch (event) {
            case Event.FeedRegistered _ -> Topics.FEEDS;
            case Event.FeedStatusChanged _ -> Topics.FEEDS_STATUS;
            default -> Topics.STORIES;
        };
    }

    @Override
    public void close() {
        proposers.forEach(ActiveTaxonomies::close);
        context.close();
    }
}
