package org.silkwire.classifier.activation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which version is in force when: of those in effect at a moment the one of the highest number, and before the first of
 * those kept, that one. The same for everybody who knows the same versions.
 */
final class Timeline {
    static final Timeline EMPTY = new Timeline(Collections.emptyNavigableMap());

    private final java.util.NavigableMap<Integer, Version> byNumber;

    private Timeline(java.util.NavigableMap<Integer, Version> byNumber) {
        this.byNumber = byNumber;
    }

    Timeline with(Version version) {
        var more = new TreeMap<>(byNumber);
        more.put(version.number(), version);
        return new Timeline(more);
    }

    Timeline without(int number) {
        var fewer = new TreeMap<>(byNumber);
        fewer.remove(number);
        return new Timeline(fewer);
    }

    /** Empty where there is no version at all. */
    Optional<Version> at(Instant moment) {
        for (Version version : byNumber.descendingMap().values()) {
            if (!version.activation().effectiveAt().isAfter(moment)) {
                return Optional.of(version);
            }
        }
        return byNumber.isEmpty()
                ? Optional.empty()
                : Optional.of(byNumber.firstEntry().getValue());
    }

    /** The one published last, whether in force by now or not. */
    Optional<Version> latest() {
        return byNumber.isEmpty()
                ? Optional.empty()
                : Optional.of(byNumber.lastEntry().getValue());
    }

    /** From the first to the last. */
    List<Version> versions() {
        return List.copyOf(byNumber.values());
    }

    /** Those that a later one has replaced before the moment, and that no article fetched since then needs. */
    List<Version> endedBefore(Instant moment) {
        List<Version> ended = new ArrayList<>();
        Version before = null;
        for (Version version : byNumber.values()) {
            if (before != null && version.activation().effectiveAt().isBefore(moment)) {
                ended.add(before);
            }
            before = version;
        }
        return List.copyOf(ended);
    }
}
