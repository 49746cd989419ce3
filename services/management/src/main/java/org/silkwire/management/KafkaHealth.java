package org.silkwire.management;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN where no broker answers or a partition has no leader; what is merely not replicated is told and stays UP. */
final class KafkaHealth extends AbstractHealthIndicator {
    private final KafkaMonitor monitor;

    KafkaHealth(KafkaMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        KafkaState state = monitor.state();
        String fault = monitor.fault();
        if (fault != null) {
            builder.down().withDetail("reason", fault);
        } else if (state != null) {
            (state.offline() == 0 ? builder.up() : builder.down())
                    .withDetail("brokers", state.brokers())
                    .withDetail("partitions", state.partitions())
                    .withDetail("underReplicated", state.underReplicated())
                    .withDetail("offline", state.offline())
                    .withDetail("askedAt", state.at());
        }
    }
}
