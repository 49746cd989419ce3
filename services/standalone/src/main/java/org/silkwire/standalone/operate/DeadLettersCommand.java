package org.silkwire.standalone.operate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.DeadLetter;
import org.silkwire.contract.Topics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records that could not be used. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list | show PLACE | redrive PLACE…",
        description = "Records that could not be used: what they are, and another try.",
        subcommands = {
            DeadLettersCommand.ListThem.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Redrive.class
        })
final class DeadLettersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list, show or redrive");
    }

    /** A record's place among the dead letters, {@code PARTITION:OFFSET}. */
    record Place(int partition, long offset) {
        static Place of(String text) {
            if (!text.matches("\\d{1,9}:\\d{1,18}")) {
                throw new CommandLine.TypeConversionException("'" + text
                        + "' names no dead letter; expected PARTITION:OFFSET, as `dead-letters list` prints it");
            }
            String[] parts = text.split(":", 2);
            return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return partition + ":" + offset;
        }
    }

    private static Map<Place, ConsumerRecord<byte[], byte[]>> letters(KafkaOption kafka, List<Place> wanted) {
        Map<Place, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        try (TopicReader reader = new TopicReader(kafka.configuration())) {
            reader.readAll(Topics.DEAD_LETTERS, record -> {
                Place place = new Place(record.partition(), record.offset());
                if (wanted.contains(place)) {
                    found.put(place, record);
                }
            });
        }
        for (Place place : wanted) {
            if (!found.containsKey(place)) {
                throw new OperationFailure(
                        "no dead letter stands at " + place + "; expected one that `dead-letters list` prints");
            }
        }
        return found;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "none" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "One line each: its place, when it was put there, where it stood, and why.")
    static final class ListThem extends OperatorCommand {
        @Override
        void run(KafkaOption kafka) {
            try (TopicReader reader = new TopicReader(kafka.configuration())) {
                reader.readAll(Topics.DEAD_LETTERS, record -> out().println(line(record)));
            }
        }

        private static String line(ConsumerRecord<byte[], byte[]> record) {
            String place = new Place(record.partition(), record.offset()) + "  "
                    + Instant.ofEpochMilli(record.timestamp()) + "  ";
            try {
                DeadLetter.Origin origin = DeadLetter.origin(record.headers());
                return place + origin.topic() + "/" + origin.partition() + ":" + origin.offset() + "  "
                        + origin.reason().replaceAll("\\s+", " ");
            } catch (IllegalArgumentException e) {
                return place + e.getMessage();
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "All of it: headers, key and body, as they came. Treat them as hostile.")
    static final class Show extends OperatorCommand {
        @Parameters(paramLabel = "PARTITION:OFFSET", converter = PlaceConverter.class)
        @SuppressWarnings("NullAway.Init") // Set by picocli.
        private Place place;

        @Override
        void run(KafkaOption kafka) {
            letters(kafka, List.of(place)).values().forEach(record -> {
                for (Header header : record.headers()) {
                    out().println(header.key() + ": " + printable(text(header.value())));
                }
                out().println("key: " + printable(text(record.key())));
                out().println();
                out().println(printable(text(record.value())));
            });
        }

        /** Without what would make a terminal do something. */
        private static String printable(String text) {
            return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
        }
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Puts them back at the end of the topic and partition where they stood, to be tried again.",
                "They also stay among the dead letters until their retention ends."
            })
    static final class Redrive extends OperatorCommand {
        @Parameters(arity = "1..*", paramLabel = "PARTITION:OFFSET", converter = PlaceConverter.class)
        private List<Place> places = new ArrayList<>();

        @Override
        void run(KafkaOption kafka) throws InterruptedException, ExecutionException {
            Map<Place, ConsumerRecord<byte[], byte[]>> letters = letters(kafka, places);
            Map<String, Object> config = kafka.configuration();
            config.put("acks", "all");
            try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
                for (Place place : places) {
                    RecordMetadata put = producer.send(original(place, letters)).get();
                    out().println(place + " stands again on " + put.topic() + "/" + put.partition() + ":"
                            + put.offset());
                }
            }
        }

        private static ProducerRecord<byte[], byte[]> original(
                Place place, Map<Place, ConsumerRecord<byte[], byte[]>> letters) {
            ConsumerRecord<byte[], byte[]> letter = letters.get(place);
            if (letter == null) {
                throw new OperationFailure("no dead letter stands at " + place);
            }
            try {
                return DeadLetter.original(letter);
            } catch (IllegalArgumentException e) {
                throw new OperationFailure(place + " can't be put back: " + e.getMessage(), e);
            }
        }
    }

    /** For picocli. */
    static final class PlaceConverter implements CommandLine.ITypeConverter<Place> {
        @Override
        public Place convert(String text) {
            return Place.of(text);
        }
    }
}
