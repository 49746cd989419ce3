package org.silkwire.fetcher.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.silkwire.contract.FeedRegistration;

/**
 * What has to change on the registry so that it holds what a source wants.
 *
 * @param put to be written
 * @param remove registered by this source before and no longer wanted
 */
record Reconciliation(List<FeedRegistration> put, List<FeedRegistration> remove) {
    Reconciliation {
        put = List.copyOf(put);
        remove = List.copyOf(remove);
    }

    /**
     * A feed that another source registered stays that one's. What people changed at a feed since (a pause) stays too.
     */
    static Reconciliation of(
            Collection<FeedRegistration> registered, Collection<FeedRegistration> wanted, String origin) {
        Map<String, FeedRegistration> known = new HashMap<>();
        registered.forEach(feed -> known.put(feed.id(), feed));
        List<FeedRegistration> put = new ArrayList<>();
        for (FeedRegistration feed : wanted) {
            FeedRegistration before = known.remove(feed.id());
            if (before == null) {
                put.add(feed);
            } else if (before.origin().equals(origin)) {
                FeedRegistration merged = merged(before, feed);
                if (!merged.equals(before)) {
                    put.add(merged);
                }
            }
        }
        List<FeedRegistration> remove = known.values().stream()
                .filter(feed -> Objects.equals(feed.origin(), origin))
                .toList();
        return new Reconciliation(put, remove);
    }

    private static FeedRegistration merged(FeedRegistration before, FeedRegistration wanted) {
        return new FeedRegistration(
                before.id(),
                before.url(),
                wanted.title(),
                before.origin(),
                wanted.folder(),
                before.paused(),
                before.fullText() || wanted.fullText(),
                wanted.minInterval(),
                wanted.maxInterval(),
                before.registeredAt(),
                before.pollRequestedAt());
    }
}
