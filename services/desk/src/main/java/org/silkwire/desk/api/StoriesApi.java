package org.silkwire.desk.api;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;
import org.silkwire.desk.index.Cursor;
import org.silkwire.desk.index.Facet;
import org.silkwire.desk.index.Page;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryDetail;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;
import org.silkwire.desk.stream.EventStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stories, found and followed. */
@RestController
class StoriesApi {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 500;
    private static final Duration SHORTEST_SPAN = Duration.ofMinutes(1);
    private static final int MOST_SPANS = 2000;

    private final StoryIndex index;
    private final EventStream events;
    private final InstantSource clock;
    private final JsonFormat format = new JsonFormat();

    /** What a search found; {@code next} is the cursor of the page after, absent on the last. */
    record Found(
            List<StoryRow> items,
            long total,
            boolean more,
            @Nullable String next) {}

    /** A story with all its articles, each as the stream told it. */
    record Opened(StoryRow story, List<Story> articles, List<String> linked) {}

    /** A value that stories can be filtered by. */
    record Value(String value, long stories) {}

    StoriesApi(StoryIndex index, EventStream events, InstantSource clock) {
        this.index = index;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/api/stories")
    ResponseEntity<byte[]> stories(@RequestParam Map<String, String> parameters) {
        StoryQuery wanted = QueryParameters.read(parameters);
        String cursor = parameters.get("cursor");
        Page page = index.search(wanted, size(parameters.get("size")), cursor == null ? null : Cursor.parse(cursor));
        return ApiJson.answer(new Found(
                page.rows(),
                page.total(),
                page.more(),
                page.next() == null ? null : page.next().toString()));
    }

    private static int size(@Nullable String stated) {
        if (stated == null) {
            return USUAL_SIZE;
        }
        try {
            int size = Integer.parseInt(stated);
            if (size >= 1 && size <= LARGEST_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("size is '" + stated + "'; expected 1 to " + LARGEST_SIZE);
    }

    @GetMapping("/api/stories/{id:[0-9a-f]{32}}")
    ResponseEntity<byte[]> story(@PathVariable String id) {
        StoryDetail story = index.story(id).orElseThrow(() -> new NotThereException("there is no story " + id));
        return ApiJson.answer(new Opened(
                story.row(),
                story.articles(),
                story.linked().stream().map(StoryRow::id).toList()));
    }

    /** Never ends. A listener that comes back says after which event, by the header or by a parameter. */
    @GetMapping("/api/stories/stream")
    void stream(
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        String after = Optional.ofNullable(lastEventId).orElse(parameters.get("after"));
        events.send(QueryParameters.read(parameters), format, after, response);
    }

    @GetMapping("/api/values/{facet}")
    ResponseEntity<byte[]> values(@PathVariable String facet) {
        Facet known = switch (facet) {
            case "topics" -> Facet.TOPIC;
            case "subtopics" -> Facet.SUBTOPIC;
            case "countries" -> Facet.COUNTRY;
            case "languages" -> Facet.LANGUAGE;
            case "sources" -> Facet.SOURCE;
            default ->
                throw new NotThereException(
                        "stories have no '" + facet + "'; expected topics, subtopics, countries, languages or sources");
        };
        return ApiJson.answer(index.values(known, 1000).stream()
                .map(each -> new Value(each.value(), each.count()))
                .toList());
    }

    /** Counts by topic and country; without {@code from}, of the last thirty days. */
    @GetMapping("/api/volume")
    ResponseEntity<byte[]> volume(@RequestParam Map<String, String> parameters) {
        StoryQuery asked = QueryParameters.read(parameters);
        Duration span = span(parameters.getOrDefault("span", "PT24H"));
        StoryQuery wanted = asked.from() == null
                ? asked.between(
                        (asked.until() == null ? clock.instant() : asked.until()).minus(Duration.ofDays(30)),
                        asked.until())
                : asked;
        java.time.Instant until = wanted.until() == null ? clock.instant() : wanted.until();
        if (Duration.between(wanted.from(), until).dividedBy(span) > MOST_SPANS) {
            throw new IllegalArgumentException(
                    "span is " + span + "; expected at most " + MOST_SPANS + " of them between from and to");
        }
        return ApiJson.answer(index.volume(wanted, span));
    }

    private static Duration span(String stated) {
        try {
            Duration span = Duration.parse(stated);
            if (span.compareTo(SHORTEST_SPAN) >= 0) {
                return span;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "span is '" + stated + "'; expected an ISO 8601 duration of at least PT1M, such as PT24H");
    }

    /** When the caller's request can be answered from, for following without a gap: the id to resume after. */
    @GetMapping("/api/position")
    ResponseEntity<byte[]> position() {
        return ApiJson.answer(Map.of("after", index.end(clock.instant()).toString()));
    }
}
