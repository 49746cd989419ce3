package org.silkwire.fetcher.http;

/** What a post came to. */
public sealed interface PostOutcome {

    /** Any status; a redirect isn't followed. */
    record Answered(int status) implements PostOutcome {}

    /**
     * No response.
     *
     * @param reason for a person
     */
    record Unanswered(String reason) implements PostOutcome {}
}
