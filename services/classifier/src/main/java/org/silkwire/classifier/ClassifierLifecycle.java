package org.silkwire.classifier;

import org.silkwire.classifier.topology.ClassifierStreams;
import org.springframework.context.SmartLifecycle;

/** Starts the classifier with the application and stops it before anything that it needs is closed. */
final class ClassifierLifecycle implements SmartLifecycle {
    private final ClassifierStreams streams;
    private volatile boolean running;

    ClassifierLifecycle(ClassifierStreams streams) {
        this.streams = streams;
    }

    @Override
    public void start() {
        streams.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
