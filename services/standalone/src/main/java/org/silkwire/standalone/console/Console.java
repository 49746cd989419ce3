package org.silkwire.standalone.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells at a terminal what runs and where to subscribe, then each story as it arrives, as a subscriber sees it. */
public final class Console implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Console.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration FOR_THE_TOPICS_TO_COME = Duration.ofSeconds(15);

    private final Consumer<String> out;
    private final StoryLine line;
    private final Instant since;
    private @Nullable Thread reader;
    private volatile @Nullable StoryStream stream;

    /**
     * @param out told each line
     * @param since stories fetched at that time or later are told
     */
    public Console(Consumer<String> out, StoryLine line, Instant since) {
        this.out = out;
        this.line = line;
        this.since = since;
    }

    /** Says what runs, and goes on in the background. */
    public synchronized void start(Greeting greeting) {
        greeting.whatRuns().forEach(out);
        reader = Thread.ofPlatform().name("console").daemon().start(() -> read(greeting));
    }

    private void read(Greeting greeting) {
        try (StoryStream opened = new StoryStream(greeting.bootstrapServers(), PATIENCE)) {
            stream = opened;
            greeting.howToSubscribe(StoryStream.topicIds(awaitTopics(opened))).forEach(out);
            while (!opened.topics().contains(Topics.STORIES)) {
                sleep();
            }
            opened.follow(
                    Topics.STORIES,
                    new StoryStream.From.Since(since),
                    event -> line.of(event).ifPresent(out),
                    undecodable -> log.warn("Passed over {}", undecodable));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (WakeupException e) {
            log.debug("Closed before the first story");
        } catch (RuntimeException e) {
            log.warn("The console tells no more stories", e);
        } finally {
            stream = null;
        }
    }

    /** The topics once a stream is among them, or those that there are when patience ends. */
    private static Set<String> awaitTopics(StoryStream stream) throws InterruptedException {
        long deadline = System.nanoTime() + FOR_THE_TOPICS_TO_COME.toNanos();
        Set<String> topics = stream.topics();
        while (StoryStream.topicIds(topics).isEmpty() && System.nanoTime() < deadline) {
            sleep();
            topics = stream.topics();
        }
        return topics;
    }

    private static void sleep() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }

    @Override
    public synchronized void close() {
        Thread started = reader;
        if (started == null) {
            return;
        }
        StoryStream opened = stream;
        if (opened != null) {
            opened.stop();
        }
        try {
            started.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
