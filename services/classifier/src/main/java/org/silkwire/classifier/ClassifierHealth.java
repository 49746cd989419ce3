package org.silkwire.classifier;

import org.silkwire.classifier.topology.ClassifierStreams;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN where articles aren't judged. */
final class ClassifierHealth extends AbstractHealthIndicator {
    private final ClassifierStreams streams;

    ClassifierHealth(ClassifierStreams streams) {
        this.streams = streams;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        (streams.isRunning() ? builder.up() : builder.down()).withDetail("state", streams.state());
    }
}
