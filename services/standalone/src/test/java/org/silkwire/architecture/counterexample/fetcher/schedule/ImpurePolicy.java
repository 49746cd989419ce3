package org.silkwire.architecture.counterexample.fetcher.schedule;

import com.rometools.rome.feed.synd.SyndFeed;
import java.time.Instant;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.kafka.streams.KafkaStreams;
import org.silkwire.architecture.counterexample.classifier.score.ImpureVerdict;
import org.silkwire.architecture.counterexample.desk.page.KnowsTooMuch;
import org.silkwire.architecture.counterexample.standalone.Everything;

/** A policy that looks at the clock, and at everybody's types. */
public record ImpurePolicy(
        SyndFeed feed,
        HttpClient client,
        KafkaStreams streams,
        ImpureVerdict verdict,
        Everything everything,
        KnowsTooMuch desk) {
    static Instant next() {
        return Instant.now();
    }
}
