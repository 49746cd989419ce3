package org.silkwire.fetcher.parse;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds for entries of every format. */
final class Entries {
    private Entries() {}

    /** An entry that identifies itself or tells something; one that does neither is only a pair of tags. */
    static boolean saysSomething(FeedEntry entry) {
        return entry.guid() != null
                || entry.link() != null
                || entry.title() != null
                || entry.summary() != null
                || entry.text() != null
                || entry.html() != null
                || !entry.media().isEmpty();
    }

    /** Each text read, the empty and the repeated left out. */
    static List<String> distinct(Stream<String> stated, Function<String, @Nullable String> read) {
        return stated.filter(Objects::nonNull)
                .map(read)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
