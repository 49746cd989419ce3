package org.silkwire.classifier;

import org.silkwire.classifier.topology.ClassifierStreams;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/streams}: the stages of judging, their state, and how many records wait before each. */
@Endpoint(id = "streams")
final class StreamsEndpoint {
    private final ClassifierStreams streams;

    StreamsEndpoint(ClassifierStreams streams) {
        this.streams = streams;
    }

    @ReadOperation
    ClassifierStreams.Progress streams() {
        return streams.progress();
    }
}
