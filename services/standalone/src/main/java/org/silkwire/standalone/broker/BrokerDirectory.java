package org.silkwire.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * The broker's directory, locked for this process. Kafka's own lock is taken only after it has opened the metadata log,
 * too late to keep a second process from spoiling that log.
 */
final class BrokerDirectory implements AutoCloseable {
    private static final String LOCK = "silkwire.lock";

    private final Path path;
    private final FileChannel lock;

    private BrokerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    Path path() {
        return path;
    }

    /**
     * Creates the directory where it is missing and locks it.
     *
     * @throws BrokerUnavailableException where another process holds it, or it can't be written
     */
    static BrokerDirectory lock(Path path) {
        if (path.toString().indexOf(',') >= 0) {
            throw new BrokerUnavailableException(
                    "the data directory " + path + " has a comma in its name, which Kafka takes for two directories;"
                            + " choose another with --silkwire.data=DIR");
        }
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String holder = holder(channel);
                channel.close();
                throw new BrokerUnavailableException("the data directory " + path + " is in use by another run" + holder
                        + "; stop that one, or choose another directory with --silkwire.data=DIR");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new BrokerDirectory(path, channel);
        } catch (IOException e) {
            throw new BrokerUnavailableException(
                    "the data directory " + path + " can't be written (" + reason(e)
                            + "); make it writable, or choose another with --silkwire.data=DIR",
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** {@code " (process 4711)"}, or nothing where the holder can't be told. */
    private static String holder(FileChannel channel) {
        ByteBuffer pid = ByteBuffer.allocate(20);
        try {
            channel.read(pid, 0);
        } catch (IOException e) {
            // Some systems don't let others read what is locked; the message does without the number then.
            return "";
        }
        String digits = StandardCharsets.US_ASCII.decode(pid.flip()).toString();
        return digits.isEmpty() ? "" : " (process " + digits + ")";
    }

    /** The kind and message of the first cause; the message alone is often but a file's name. */
    static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String kind = root.getClass().getSimpleName();
        return root.getMessage() == null ? kind : kind + ": " + root.getMessage();
    }

    /**
     * Writes the cluster's identity into a directory that has none yet.
     *
     * @throws BrokerUnavailableException where the identity is missing beside data, can't be read or can't be written
     */
    void formatIfNew(int nodeId, String controllerListener) {
        Path identity = path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
        try {
            if (Files.exists(identity)) {
                // Kafka reads it again, but says only in its log what is wrong with it.
                new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(identity.toString())).build();
                return;
            }
            requireNoData();
            new Formatter()
                    .setNodeId(nodeId)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(path.toString())
                    .setMetadataLogDirectory(path.toString())
                    .setControllerListenerName(controllerListener)
                    .setHasDynamicQuorum(false)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (BrokerUnavailableException e) {
            throw e;
        } catch (Exception e) {
            throw unreadable(path, e);
        }
    }

    private void requireNoData() throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            if (children.anyMatch(Files::isDirectory)) {
                throw new BrokerUnavailableException("the data directory " + path + " holds data but not its "
                        + MetaPropertiesEnsemble.META_PROPERTIES_NAME
                        + ", without which a broker can't read it; restore that file, or choose another directory"
                        + " with --silkwire.data=DIR");
            }
        }
    }

    /** What to say of data that this version of Kafka can't make sense of. */
    static BrokerUnavailableException unreadable(Path path, Throwable cause) {
        return unreadable(path, reason(cause), cause);
    }

    static BrokerUnavailableException unreadable(Path path, String reason, @Nullable Throwable cause) {
        return new BrokerUnavailableException(
                "the data in " + path + " can't be read by Kafka " + AppInfoParser.getVersion() + ": " + reason
                        + "; was it written by a newer one, or damaged? Keep it, and choose another directory with"
                        + " --silkwire.data=DIR",
                cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The system drops the lock with the process at the latest.
        }
    }
}
