package org.silkwire.classifier.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class FolderWatchTest {
    private static final Logger log = LoggerFactory.getLogger(FolderWatchTest.class);

    @TempDir
    Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private Thread waiting = Thread.currentThread();

    @AfterEach
    void end() {
        waiting.interrupt();
    }

    /** By notification, where the next look is an hour away, and by looking, where nobody notifies: a directory made later. */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT0.02S"})
    void filesThatComeChangeAndGoAreNoticed(String rescan) throws IOException {
        watch(Duration.parse(rescan));

        Files.writeString(folder.resolve("a.yaml"), "one");
        await().untilAtomic(changes, org.hamcrest.Matchers.equalTo(1));
        Files.writeString(folder.resolve("a.yaml"), "other");
        await().untilAtomic(changes, org.hamcrest.Matchers.equalTo(2));
        Files.delete(folder.resolve("a.yaml"));
        await().untilAtomic(changes, org.hamcrest.Matchers.equalTo(3));
    }

    @Test
    void aHeadInADirectoryThatCameLaterIsNoticed() throws IOException {
        watch(Duration.ofMillis(20));
        Files.createDirectory(folder.resolve("model"));
        Files.writeString(folder.resolve("model/a.bin"), "head");

        await().untilAsserted(() -> assertThat(changes).hasPositiveValue());
    }

    @Test
    void otherFilesDontCount() throws IOException {
        watch(Duration.ofMillis(20));
        Files.writeString(folder.resolve("a.yaml.swp"), "one");
        Files.writeString(folder.resolve("README.md"), "one");
        Files.writeString(folder.resolve("b.yaml"), "one");

        await().untilAtomic(changes, org.hamcrest.Matchers.equalTo(1));
    }

    private void watch(Duration rescan) {
        FolderWatch watch = new FolderWatch(folder, rescan, Duration.ofMillis(20));
        waiting = Thread.ofVirtual().start(() -> {
            try (watch) {
                while (true) {
                    watch.awaitChange();
                    changes.incrementAndGet();
                }
            } catch (InterruptedException e) {
                log.debug("no longer watching", e);
            }
        });
    }
}
