package org.silkwire.desk.index;

/** The files of the index can't be read or written; {@link StoryIndex#startOver} mends what can be mended. */
public final class DamagedIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedIndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
