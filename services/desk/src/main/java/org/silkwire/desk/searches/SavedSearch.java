package org.silkwire.desk.searches;

import java.time.Instant;

/**
 * A search with a name.
 *
 * @param id 12 hex digits
 * @param query as parameters of an address, such as {@code topic=belt-and-road&country=PK}
 */
public record SavedSearch(String id, String name, String query, Instant savedAt) {}
