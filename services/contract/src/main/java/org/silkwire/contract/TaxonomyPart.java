package org.silkwire.contract;

import java.time.Instant;

/**
 * A piece of a taxonomy's file, small enough for one record; a record of {@code silkwire.taxonomies}.
 *
 * @param sha256 of the whole file's bytes: 64 hex digits
 * @param part counted from 0
 * @param content in Base64 (RFC 4648, section 4)
 * @param publishedAt also the record's timestamp
 */
public record TaxonomyPart(String sha256, int part, String content, Instant publishedAt) {
    /** Bytes of a file that one part holds at most: with Base64 and its envelope well below the broker's 1 MiB. */
    public static final int MOST_BYTES = 512 * 1024;

    /** The key of a part's record. */
    public static String key(String sha256, int part) {
        return "file/" + sha256 + "/" + part;
    }
}
