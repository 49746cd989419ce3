package org.silkwire.classifier.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a folder's files to change. The file system's notifications make it quick; a look at sizes and times every
 * few seconds makes it sure, since mounted volumes often notify nobody. A change counts once the files have stopped changing.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

    private final Path folder;
    private final Duration rescan;
    private final Duration quiet;
    private final WatchService notifications;
    private String seen;

    /**
     * @param rescan how often to look without having been notified
     * @param quiet how long files have to stay as they are
     */
    FolderWatch(Path folder, Duration rescan, Duration quiet) {
        this.folder = folder;
        this.rescan = rescan;
        this.quiet = quiet;
        try {
            this.notifications = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("the file system offers no notifications", e);
        }
        register(folder);
        register(folder.resolve(TaxonomySource.MODEL_DIRECTORY));
        this.seen = look();
    }

    private void register(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                directory.register(
                        notifications,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            log.info("{} notifies nobody of changes ({}); it is looked at every {}", directory, e.getMessage(), rescan);
        }
    }

    /** Returns when something is different from what it was at the last return, or at the beginning, and stays so. */
    void awaitChange() throws InterruptedException {
        while (true) {
            String now = look();
            if (!now.equals(seen) && now.equals(afterAWhile())) {
                seen = now;
                return;
            }
            if (now.equals(seen)) {
                awaitNotification(rescan);
            }
        }
    }

    private String afterAWhile() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
        return look();
    }

    private void awaitNotification(Duration atMost) throws InterruptedException {
        WatchKey key = notifications.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        // A directory that came later, or came again, is registered now.
        register(folder);
        register(folder.resolve(TaxonomySource.MODEL_DIRECTORY));
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = notifications.poll();
        }
    }

    /** Names, sizes, times and identities of the files that count. */
    private String look() {
        SortedMap<String, String> files = new TreeMap<>();
        list(folder, ".yaml", files);
        list(folder.resolve(TaxonomySource.MODEL_DIRECTORY), ".bin", files);
        return files.toString();
    }

    private static void list(Path directory, String ending, SortedMap<String, String> files) {
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (path.getFileName().toString().endsWith(ending)) {
                    BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
                    files.put(path.toString(), is.size() + " " + is.lastModifiedTime() + " " + is.fileKey());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            files.put(directory.toString(), "can't be read now");
        }
    }

    @Override
    public void close() {
        try {
            notifications.close();
        } catch (IOException e) {
            log.debug("the notifications of {} could not be ended", folder, e);
        }
    }
}
