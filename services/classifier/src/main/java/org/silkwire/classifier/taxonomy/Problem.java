package org.silkwire.classifier.taxonomy;

/**
 * Something that a taxonomy is refused for.
 *
 * @param file name of the file, or of the directory
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 likewise
 * @param message what was found and what was expected
 */
public record Problem(String file, int line, int column, String message) {
    /** As compilers write it, so that editors can jump there: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : "%s:%d:%d: %s".formatted(file, line, column, message);
    }
}
