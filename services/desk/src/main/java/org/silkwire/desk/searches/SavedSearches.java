package org.silkwire.desk.searches;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.store.KeptRecords;

/** Keeps searches on {@code silkwire.desk}. */
public final class SavedSearches {
    private static final String PREFIX = "search/";
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 1000;

    private final KeptRecords records;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public SavedSearches(KeptRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Saves a search.
     *
     * @throws IllegalArgumentException saying what is wrong with the name
     */
    public SavedSearch save(String name, StoryQuery query) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name has " + stripped.length() + " characters; expected 1 to " + LONGEST_NAME);
        }
        if (all().size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " saved searches; remove one first");
        }
        byte[] id = new byte[6];
        random.nextBytes(id);
        SavedSearch search = new SavedSearch(
                HexFormat.of().formatHex(id), stripped, QueryParameters.encoded(query), clock.instant());
        records.put(PREFIX + search.id(), search);
        return search;
    }

    /** By their names. */
    public List<SavedSearch> all() {
        return records.all(PREFIX, SavedSearch.class).stream()
                .sorted(Comparator.comparing(SavedSearch::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public Optional<SavedSearch> get(String id) {
        return records.get(PREFIX + id, SavedSearch.class);
    }

    public void remove(String id) {
        records.remove(PREFIX + id);
    }

    /** What a saved search, or a webhook, asks for. */
    public static StoryQuery query(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return QueryParameters.read(parameters);
    }
}
