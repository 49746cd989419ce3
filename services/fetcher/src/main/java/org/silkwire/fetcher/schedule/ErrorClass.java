package org.silkwire.fetcher.schedule;

/** Kinds of failure, by how soon another try makes sense. */
public enum ErrorClass {
    /** The name doesn't resolve. */
    DNS,
    /** No connection, or it broke. */
    CONNECT,
    /** The deadline passed. */
    TIMEOUT,
    /** The certificate or the handshake. */
    TLS,
    /** The address, or a redirect's, is one we refuse to ask. */
    FORBIDDEN,
    /** The body went over the cap. */
    TOO_LARGE,
    /** Too many redirects, or a redirect to nowhere. */
    REDIRECT,
    /** 401, 403, 404, 451 and other 4xx. */
    CLIENT_ERROR,
    /** 5xx. */
    SERVER_ERROR,
    /** A page that asks for a human, or for a login. */
    CHALLENGE,
    /** A response that is no feed. */
    NOT_A_FEED
}
