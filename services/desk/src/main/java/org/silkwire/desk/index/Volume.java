package org.silkwire.desk.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many stories there were, by topic and by country, in spans of time that follow each other.
 *
 * @param spans their beginnings, earliest first
 * @param byTopic for each topic as many numbers as there are spans
 * @param byCountry the same
 */
public record Volume(
        Duration span, List<Instant> spans, Map<String, List<Long>> byTopic, Map<String, List<Long>> byCountry) {
    public Volume {
        spans = List.copyOf(spans);
        byTopic = Map.copyOf(byTopic);
        byCountry = Map.copyOf(byCountry);
    }
}
