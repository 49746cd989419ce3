package org.silkwire.classifier.enrich;

import java.util.List;
import org.silkwire.contract.Story;

/**
 * What an article speaks of. Each finding rests on a span whose offsets select exactly its text.
 *
 * @param places one for each country and role
 * @param organisations one for each institution
 * @param amounts one for each figure and sense
 * @param events one for each forum, by series and edition, and each agreement
 */
public record Enrichment(
        List<Story.Place> places,
        List<Story.Organisation> organisations,
        List<Story.Amount> amounts,
        List<Story.Occasion> events) {
    public Enrichment {
        places = List.copyOf(places);
        organisations = List.copyOf(organisations);
        amounts = List.copyOf(amounts);
        events = List.copyOf(events);
    }
}
