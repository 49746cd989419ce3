package org.silkwire.fetcher.parse;

import org.jspecify.annotations.Nullable;

/**
 * A response to be read as a feed.
 *
 * @param bytes after content decoding
 * @param contentType the header's value as received, or null
 * @param url where the bytes came from, after redirects; relative links resolve against it
 */
public record FeedBody(byte[] bytes, @Nullable String contentType, String url) {}
