package org.silkwire.classifier;

import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.topology.ClassifierStreams;
import org.springframework.context.SmartLifecycle;

/** Starts the classifier with the application and stops it before anything that it needs is closed. */
final class ClassifierLifecycle implements SmartLifecycle {
    private final ActiveTaxonomies taxonomies;
    private final ClassifierStreams streams;
    private volatile boolean running;

    ClassifierLifecycle(ActiveTaxonomies taxonomies, ClassifierStreams streams) {
        this.taxonomies = taxonomies;
        this.streams = streams;
    }

    @Override
    public void start() {
        taxonomies.start();
        streams.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        // First, so that no stream thread goes on waiting for a taxonomy.
        taxonomies.close();
        streams.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
