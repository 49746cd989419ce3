package org.silkwire.classifier.taxonomy;

import java.util.List;
import java.util.Map;

/**
 * All topics that articles are judged by.
 *
 * @param version counted from 1 by whoever publishes it
 * @param sha256 64 hex digits over names and bytes of all files, learned heads included
 * @param topics in the order of their files' names
 * @param heads learned heads by topic id, as the bytes of their files; none where a topic has rules only
 */
public record Taxonomy(int version, String sha256, List<Topic> topics, Map<String, byte[]> heads) {
    public Taxonomy {
        topics = List.copyOf(topics);
        heads = Map.copyOf(heads);
    }

    /** The same rules with other heads; the hash stays that of the files. */
    public Taxonomy withHeads(Map<String, byte[]> others) {
        return new Taxonomy(version, sha256, topics, others);
    }

    /** The same rules under another number. */
    public Taxonomy withVersion(int number) {
        return new Taxonomy(number, sha256, topics, heads);
    }
}
