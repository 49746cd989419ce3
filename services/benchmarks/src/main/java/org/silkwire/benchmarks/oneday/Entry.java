package org.silkwire.benchmarks.oneday;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pipeline says of an entry: the fields that an article has. */
record Entry(
        String id,
        String feedUrl,
        @Nullable String feedTitle,
        @Nullable String link,
        @Nullable String guid,
        @Nullable String title,
        @Nullable String text,
        @Nullable String html,
        List<String> authors,
        List<String> categories,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        Instant fetchedAt,
        String contentHash) {}
