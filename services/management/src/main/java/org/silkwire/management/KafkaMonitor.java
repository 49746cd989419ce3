package org.silkwire.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks Kafka every ten seconds how it is and tells it as metrics:
 *
 * <ul>
 *   <li>{@code silkwire.kafka.brokers}: that answer; alert where there are fewer than were deployed, 0 where none does
 *   <li>{@code silkwire.kafka.partitions.underreplicated}: alert on {@code > 0} that lasts
 *   <li>{@code silkwire.kafka.partitions.offline}: alert on {@code > 0}
 *   <li>{@code silkwire.kafka.lag} by group and topic, in records: alert where it grows
 *   <li>{@code silkwire.topic.last.record} by topic, seconds since 1970: alert on {@code time() - it} of hours
 * </ul>
 */
final class KafkaMonitor implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(KafkaMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Map<String, Object> config;
    private final InstantSource clock;
    private final MultiGauge lags;
    private final MultiGauge lastRecords;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("silkwire-kafka-monitor").daemon().factory());
    private volatile @Nullable Admin admin;
    private volatile @Nullable KafkaState state;
    private volatile @Nullable String fault = "not asked yet";
    private volatile boolean running;

    KafkaMonitor(Map<String, Object> common, MeterRegistry registry, InstantSource clock) {
        this.config = new HashMap<>(common);
        this.config.put(AdminClientConfig.CLIENT_ID_CONFIG, "silkwire-kafka-monitor");
        this.clock = clock;
        this.lags = MultiGauge.builder("silkwire.kafka.lag")
                .description("records that a group has still to read")
                .register(registry);
        this.lastRecords = MultiGauge.builder("silkwire.topic.last.record")
                .description("timestamp of the topic's youngest record")
                .baseUnit("seconds")
                .register(registry);
        gauge(registry, "silkwire.kafka.brokers", "brokers that answer", KafkaState::brokers);
        gauge(
                registry,
                "silkwire.kafka.partitions.underreplicated",
                "partitions with a replica that isn't in sync",
                KafkaState::underReplicated);
        gauge(
                registry,
                "silkwire.kafka.partitions.offline",
                "partitions without a leader, or all where no broker answers",
                KafkaState::offline);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<KafkaState> value) {
        Gauge.builder(name, this, monitor -> {
                    KafkaState last = monitor.state;
                    return last == null ? Double.NaN : value.applyAsDouble(last);
                })
                .description(description)
                .register(registry);
    }

    /** What was answered last; null before the first answer. */
    @Nullable
    KafkaState state() {
        return state;
    }

    /** Why there is no answer now, in words; null where there is. */
    @Nullable
    String fault() {
        return fault;
    }

    @Override
    public void start() {
        running = true;
        var _ = executor.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            Admin asked = admin;
            if (asked == null) {
                asked = Admin.create(config);
                admin = asked;
            }
            KafkaState answer = KafkaProbe.ask(asked, clock.instant());
            state = answer;
            fault = null;
            tell(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            fault = e instanceof TimeoutException ? "no broker answered in time" : String.valueOf(e.getMessage());
            state = silence(state, clock.instant());
            log.debug("Kafka did not say how it is", e);
        }
    }

    /** No broker answers: nothing is known but that. */
    private static @Nullable KafkaState silence(@Nullable KafkaState before, Instant now) {
        int partitions = before == null ? 0 : before.partitions();
        return new KafkaState(now, 0, partitions, 0, partitions, Map.of(), Map.of());
    }

    private void tell(KafkaState answer) {
        lags.register(
                answer.lags().entrySet().stream()
                        .map(lag -> MultiGauge.Row.of(
                                Tags.of(
                                        "group",
                                        lag.getKey().group(),
                                        "topic",
                                        lag.getKey().topic()),
                                lag.getValue()))
                        .toList(),
                true);
        lastRecords.register(
                answer.lastRecordAt().entrySet().stream()
                        .map(last -> MultiGauge.Row.of(
                                Tags.of("topic", last.getKey()), last.getValue().toEpochMilli() / 1000.0))
                        .toList(),
                true);
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
        Admin asked = admin;
        if (asked != null) {
            asked.close(Duration.ZERO);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
