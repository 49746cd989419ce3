package org.silkwire.classifier.judge;

/** Nobody can say by which taxonomy to judge now: none was published yet, or the broker doesn't answer. */
public final class NoTaxonomyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoTaxonomyException(String message, Throwable cause) {
        super(message, cause);
    }
}
