package org.silkwire.fetcher.schedule;

import java.time.Duration;

/** Kinds of failure, by how soon another try makes sense. */
public enum ErrorClass {
    /** The name doesn't resolve. */
    DNS(Weight.UNCLEAR),
    /** No connection, or it broke. */
    CONNECT(Weight.PASSING),
    /** The deadline passed. */
    TIMEOUT(Weight.PASSING),
    /** The certificate or the handshake. */
    TLS(Weight.UNCLEAR),
    /** The address, or a redirect's, is one we refuse to ask. */
    FORBIDDEN(Weight.STATED),
    /** The body went over the cap. */
    TOO_LARGE(Weight.STATED),
    /** Too many redirects, or a redirect to nowhere. */
    REDIRECT(Weight.STATED),
    /** 401, 403, 404, 451 and other 4xx. */
    CLIENT_ERROR(Weight.STATED),
    /** 5xx. */
    SERVER_ERROR(Weight.PASSING),
    /** A page that asks for a human, or for a login. */
    CHALLENGE(Weight.STATED),
    /** A response that is no feed. */
    NOT_A_FEED(Weight.UNCLEAR);

    private static final int MOST_DOUBLINGS = 20;

    private final Weight weight;

    ErrorClass(Weight weight) {
        this.weight = weight;
    }

    private enum Weight {
        /** Likely over in minutes; a feed must not be late by a day for an outage of an hour. */
        PASSING(1, 8),
        /** May be a slip of a deployment, or the end of the site. */
        UNCLEAR(2, 2),
        /** The server means it: only a person changes that. */
        STATED(4, 1);

        private final int first;
        private final int share;

        Weight(int first, int share) {
            this.first = first;
            this.share = share;
        }
    }

    /**
     * How long to wait after so many failures in a row: doubling each time, up to a share of {@code longest} that is
     * smaller for failures that pass.
     *
     * @param failures at least 1
     * @param shortest between any two polls of the feed
     */
    Duration wait(int failures, Duration shortest, Duration longest) {
        Duration doubled = shortest.multipliedBy((long) weight.first << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration most = longest.dividedBy(weight.share);
        Duration wait = doubled.compareTo(most) > 0 ? most : doubled;
        return wait.compareTo(shortest) < 0 ? shortest : wait;
    }
}
