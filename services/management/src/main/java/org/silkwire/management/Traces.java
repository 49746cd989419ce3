package org.silkwire.management;

import io.micrometer.observation.ObservationRegistry;

/**
 * The switch of traces.
 *
 * @param registry told of polls and verdicts; {@link ObservationRegistry#NOOP} where traces go nowhere
 */
public record Traces(ObservationRegistry registry) {}
