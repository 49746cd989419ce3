import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;

/** Follows a stream with nothing but the contract: {@code java -cp … Follow.java localhost:9092 belt-and-road}. */
class Follow {
    public static void main(String[] args) {
        Map<String, Object> config = Map.of("bootstrap.servers", args[0], "group.id", "my-desk",
                "isolation.level", "read_committed", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer())) {
            consumer.subscribe(List.of("silkwire.stories." + args[1]));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() instanceof Event.StoryClassified story) {
                        System.out.println(story.body().article().title() + " " + story.body().topics());
                    }
                }
            }
        }
    }
}
