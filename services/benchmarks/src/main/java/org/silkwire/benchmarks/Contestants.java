package org.silkwire.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.silkwire.benchmarks.oneday.OneDayPipeline;
import org.silkwire.classifier.ClassifierApplication;
import org.silkwire.fetcher.FetcherApplication;

/** Starts who is measured, each with the same heap and collector. */
final class Contestants {
    private static final List<String> JVM = jvm(System.getProperty("bench.jvm", "-XX:+UseSerialGC"));

    private Contestants() {}

    private static List<String> jvm(String more) {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(List.of(more.split("[ ;]", -1)));
        return options;
    }

    /** Whether {@code -Dbench.only=} names this one, or nobody. */
    static boolean wanted(String contestant) {
        String only = System.getProperty("bench.only", "");
        return only.isEmpty() || only.equals(contestant);
    }

    /** Our fetcher without politeness, so that nothing but its own work holds it back. */
    static Child fetcher(Stage stage, String kind, int feeds, String interval) throws IOException {
        return fetcher(stage, kind, feeds, interval, JVM);
    }

    /** The same with other flags of the JVM, parted by blanks. */
    static Child fetcherOn(String jvm, Stage stage, String kind, int feeds, String interval) throws IOException {
        return fetcher(stage, kind, feeds, interval, jvm(jvm));
    }

    private static Child fetcher(Stage stage, String kind, int feeds, String interval, List<String> jvm)
            throws IOException {
        Child fetcher = Child.start(
                stage.log("fetcher"),
                FetcherApplication.class,
                jvm,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + stage.servers(),
                "--silkwire.topics.partitions=4",
                "--silkwire.feeds=" + stage.opml(kind, feeds),
                "--silkwire.http.allowed-addresses=127.0.0.0/8",
                "--silkwire.http.host-concurrency=1000",
                "--silkwire.http.host-interval=0s",
                "--silkwire.schedule.min-interval=" + interval,
                "--silkwire.schedule.max-interval=" + interval);
        fetcher.mute();
        return fetcher;
    }

    static Child classifier(Stage stage) throws IOException {
        Child classifier = Child.start(
                stage.log("classifier"),
                ClassifierApplication.class,
                JVM,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + stage.servers(),
                "--silkwire.topics.partitions=4",
                "--silkwire.classifier.threads=" + System.getProperty("bench.threads", "2"),
                "--silkwire.classifier.state-directory=" + stage.directory().resolve("streams"));
        classifier.mute();
        return classifier;
    }

    static Child oneDay(Stage stage, String kind, int feeds, long intervalMillis) throws IOException {
        Child oneDay = Child.start(
                stage.log("oneday"),
                OneDayPipeline.class,
                JVM,
                "--spring.kafka.bootstrap-servers=" + stage.servers(),
                "--feeds=http://127.0.0.%h:" + stage.port() + "/" + kind + "/%d",
                "--count=" + feeds,
                "--interval=" + intervalMillis);
        oneDay.mute();
        return oneDay;
    }

    static Child rawLoop(Stage stage, String kind, int feeds) throws IOException {
        Child loop = Child.start(
                stage.log("raw"), RawLoop.class, JVM, Integer.toString(stage.port()), kind, Integer.toString(feeds));
        loop.mute();
        return loop;
    }

    static Child produceLoop(Stage stage, String compression) throws IOException {
        Child loop = Child.start(stage.log("produce"), ProduceLoop.class, JVM, stage.servers(), compression);
        loop.line();
        return loop;
    }
}
