package org.silkwire.standalone.operate;

/** What a command can't go on for; its message is for the operator. */
final class OperationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OperationFailure(String message) {
        super(message);
    }

    OperationFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
