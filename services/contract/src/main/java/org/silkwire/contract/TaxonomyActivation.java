package org.silkwire.contract;

import java.time.Instant;
import java.util.List;

/**
 * A version of the taxonomy that all classifiers judge by from a moment on; a record of {@code silkwire.taxonomies}. The
 * bytes of its files stand in {@link TaxonomyPart} records of the same topic, written before it or in its transaction.
 *
 * @param version counted from 1
 * @param sha256 over names and bytes of all files, as stamped on each story: 64 hex digits
 * @param publishedAt also the record's timestamp
 * @param effectiveAt articles fetched at this moment or later are judged by it; some seconds after {@code publishedAt},
 *     so that all instances know it in time
 * @param topics what it tells apart, in the order of their files
 * @param files every file, learned heads included
 */
public record TaxonomyActivation(
        int version,
        String sha256,
        Instant publishedAt,
        Instant effectiveAt,
        List<ActiveTopic> topics,
        List<File> files) {

    public TaxonomyActivation {
        topics = List.copyOf(topics);
        files = List.copyOf(files);
    }

    /**
     * A topic.
     *
     * @param id as in the name of its stream
     * @param label in English
     * @param file that describes it, such as {@code belt-and-road.yaml}
     */
    public record ActiveTopic(String id, String label, String file) {}

    /**
     * A file, named by its content, so that versions share what they have in common.
     *
     * @param name relative to the taxonomy's directory, such as {@code model/belt-and-road.bin}
     * @param sha256 of its bytes: 64 hex digits
     * @param length in bytes
     * @param parts how many {@link TaxonomyPart} records hold it, at least 1
     */
    public record File(String name, String sha256, int length, int parts) {}
}
