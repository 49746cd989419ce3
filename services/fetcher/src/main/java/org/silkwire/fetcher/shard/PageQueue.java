package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.PageRequest;
import org.silkwire.fetcher.page.PageOutcome;
import org.silkwire.fetcher.page.PageReading;

/**
 * The page requests of a partition that were read and aren't settled. Of a host's, one is asked for at a time; so one host
 * that is slow or paused holds up no other, until {@value #MOST} wait. Owned by one thread; pure but for its state.
 *
 * <p>Requests are settled out of order. What is committed is the offset of the first that isn't, with the offsets of the
 * settled ones after it as metadata: a new owner repeats none of them.
 */
final class PageQueue {
    static final int MOST = 64;
    private static final int MOST_ATTEMPTS = 8;

    /** An article whose page couldn't be had for so long is told as its feed told it. */
    private static final Duration WORTH_ASKING = Duration.ofDays(2);

    private final NavigableMap<Long, Wanted> unsettled = new TreeMap<>();
    private final NavigableSet<Long> settled = new TreeSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Instant> spaced = new HashMap<>();

    /** Offset after the last request that was put in. */
    private long end;

    private boolean dirty;

    /** A request, and how often it was asked for. */
    private static final class Wanted {
        final PageRequest request;
        final String host;
        Instant notBefore = Instant.MIN;
        int attempts;
        boolean asked;

        @Nullable
        String reason;

        Wanted(PageRequest request) {
            this.request = request;
            this.host = FeedUrl.host(request.pageUrl());
        }
    }

    /** A request whose turn may be asked of its host's gate. */
    record Due(long offset, String host, PageRequest request) {
        String id() {
            return ID + offset;
        }
    }

    private static final String ID = "page ";

    /** The offset in an {@link Due#id()}, or −1 where it is the id of something else. */
    static long offset(String id) {
        return id.startsWith(ID) ? Long.parseLong(id.substring(ID.length())) : -1;
    }

    /** @param committed where an earlier owner stopped, or null where none ever committed */
    PageQueue(@Nullable OffsetAndMetadata committed) {
        if (committed != null) {
            end = committed.offset();
            Arrays.stream(committed.metadata().split(",", -1))
                    .filter(each -> !each.isEmpty())
                    .map(each -> committed.offset() + Long.parseLong(each))
                    .forEach(settled::add);
        }
    }

    /** Whether to read on. */
    boolean hasRoom() {
        return unsettled.size() + settled.size() < MOST;
    }

    /**
     * Puts a request in, unless it was settled by an earlier owner.
     *
     * @throws IllegalArgumentException where its page has no host
     */
    void add(long offset, PageRequest request) {
        if (!settled.contains(offset)) {
            unsettled.put(offset, new Wanted(request));
        }
        passed(offset);
    }

    /** Passes a record that is no request. */
    void pass(long offset) {
        settled.add(offset);
        passed(offset);
        forgetTheSettled();
    }

    private void passed(long offset) {
        end = Math.max(end, offset + 1);
    }

    /** The requests whose turn may be asked for now, one of a host; none is returned again before it was answered. */
    List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        for (Map.Entry<Long, Wanted> each : List.copyOf(unsettled.entrySet())) {
            Wanted wanted = each.getValue();
            if (wanted.request.requestedAt().plus(WORTH_ASKING).isBefore(now) && !wanted.asked) {
                settle(each.getKey());
            } else if (!wanted.asked && mayBeAsked(wanted, now) && asked.add(wanted.host)) {
                wanted.asked = true;
                due.add(new Due(each.getKey(), wanted.host, wanted.request));
            }
        }
        return due;
    }

    private boolean mayBeAsked(Wanted wanted, Instant now) {
        Instant free = spaced.getOrDefault(wanted.host, Instant.MIN);
        return !wanted.notBefore.isAfter(now) && !free.isAfter(now);
    }

    /** The request at an offset, or null where it is settled. */
    @Nullable
    PageRequest request(long offset) {
        Wanted wanted = unsettled.get(offset);
        return wanted == null ? null : wanted.request;
    }

    /** Takes in what asking came to. */
    void answered(long offset, PageReading reading, Instant now) {
        Wanted wanted = unsettled.get(offset);
        if (wanted == null) {
            return;
        }
        asked.remove(wanted.host);
        wanted.asked = false;
        spaced.values().removeIf(until -> until.isBefore(now));
        if (reading.spacing().isPositive()) {
            spaced.put(wanted.host, now.plus(reading.spacing()));
        }
        wanted.attempts++;
        if (reading.outcome() instanceof PageOutcome.Later(Duration patience, String reason)
                && wanted.attempts < MOST_ATTEMPTS) {
            wanted.reason = reason;
            wanted.notBefore = now.plus(patience.multipliedBy(1L << (wanted.attempts - 1)));
        } else {
            settle(offset);
        }
    }

    private void settle(long offset) {
        unsettled.remove(offset);
        settled.add(offset);
        forgetTheSettled();
    }

    private void forgetTheSettled() {
        settled.headSet(first()).clear();
        dirty = true;
    }

    /** Offset of the first unsettled request; behind all where there is none. */
    private long first() {
        return unsettled.isEmpty() ? end : unsettled.firstKey();
    }

    /** The unsettled requests, the first one first. */
    List<PageState> waiting() {
        return unsettled.values().stream()
                .map(wanted -> new PageState(
                        wanted.request.pageUrl(),
                        wanted.request.article().id(),
                        wanted.request.article().feed().url(),
                        wanted.request.requestedAt(),
                        wanted.attempts,
                        wanted.attempts == 0 ? null : wanted.notBefore,
                        wanted.reason))
                .toList();
    }

    /** What to commit since this was last asked, or null where nothing changed. */
    @Nullable
    OffsetAndMetadata takeCommit() {
        if (!dirty) {
            return null;
        }
        dirty = false;
        long first = first();
        String beyond =
                settled.stream().map(offset -> Long.toString(offset - first)).collect(Collectors.joining(","));
        return new OffsetAndMetadata(first, beyond);
    }
}
