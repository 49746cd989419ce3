package org.silkwire.standalone.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the newsroom remembers from one run to the next, so that its feeds stay the same feeds and go on. */
final class NewsroomFile {
    private static final Logger log = LoggerFactory.getLogger(NewsroomFile.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path path;

    NewsroomFile(Path path) {
        this.path = path;
    }

    /**
     * What stands in the file.
     *
     * @param port that the feeds' addresses name
     */
    record Memory(int port, List<Release> releases) {
        Memory {
            releases = List.copyOf(releases);
        }
    }

    /** Empty before the first run, and where the file is damaged: the newsroom then opens as if for the first time. */
    Optional<Memory> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), Memory.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            log.warn("{} can't be read and is begun anew: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whole or not at all. */
    void write(Memory memory) {
        Path whole = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(whole, JSON.writeValueAsBytes(memory));
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the newsroom's memory can't be written to " + path, e);
        }
    }
}
