package org.silkwire.desk.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The one login of the desk. Its password is configured, or else made up when the desk starts for the first time: it is
 * told then, and only its hash is kept. Deleting the file of the hash has another made up.
 */
final class Login {
    static final String USER = "desk";

    private static final Logger log = LoggerFactory.getLogger(Login.class);
    private static final String FILE = "password.hash";
    /** Without what looks alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private Login() {}

    /**
     * The hash of the password.
     *
     * @param configured null or blank where there is none
     */
    static String hash(@Nullable String configured, Path directory, PasswordEncoder encoder) {
        if (configured != null && !configured.isBlank()) {
            return encoder.encode(configured);
        }
        Path file = directory.resolve(FILE);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return made(file, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException("the hash of the desk's password can't be read from " + file, e);
        }
    }

    private static String made(Path file, PasswordEncoder encoder) {
        String password = password();
        String hash = encoder.encode(password);
        try {
            Files.createDirectories(file.getParent());
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, hash);
        } catch (IOException e) {
            throw new UncheckedIOException("the hash of the desk's password can't be written to " + file, e);
        }
        log.warn(
                "To change things at the desk, log in as {} with the password {} — it is told this once; choose your own"
                        + " with silkwire.desk.password",
                USER,
                password);
        return hash;
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
