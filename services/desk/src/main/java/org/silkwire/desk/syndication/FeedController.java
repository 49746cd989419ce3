package org.silkwire.desk.syndication;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.searches.SavedSearches;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The stories that a query finds, as a feed, such as {@code /stories.atom?topic=belt-and-road}; or those of a saved search.
 */
@RestController
class FeedController {
    private final FeedMaker feeds;
    private final SavedSearches searches;

    FeedController(FeedMaker feeds, SavedSearches searches) {
        this.feeds = feeds;
        this.searches = searches;
    }

    @GetMapping("/stories.{format:atom|rss|json}")
    ResponseEntity<byte[]> feed(
            @PathVariable String format,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        StoryQuery wanted = QueryParameters.read(parameters);
        String encoded = QueryParameters.encoded(wanted);
        return answer(
                feeds.make(
                        wanted,
                        title(wanted),
                        FeedFormat.of(format),
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                        "/stories." + format + (encoded.isEmpty() ? "" : "?" + encoded)),
                known);
    }

    @GetMapping("/searches/{id:[0-9a-f]{12}}.{format:atom|rss|json}")
    ResponseEntity<byte[]> saved(
            @PathVariable String id,
            @PathVariable String format,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return searches.get(id)
                .map(search -> answer(
                        feeds.make(
                                SavedSearches.query(search.query()),
                                "Silkwire: " + search.name(),
                                FeedFormat.of(format),
                                ServletUriComponentsBuilder.fromCurrentContextPath()
                                        .toUriString(),
                                "/searches/" + id + "." + format),
                        known))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    static String title(StoryQuery wanted) {
        String of = QueryParameters.of(wanted).entrySet().stream()
                .filter(each -> !each.getKey().equals("all"))
                .map(each -> each.getKey().equals("topic") || each.getKey().equals("q")
                        ? each.getValue()
                        : each.getKey() + " " + each.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
        return "Silkwire: " + (of.isEmpty() ? "all stories" : of);
    }

    static ResponseEntity<byte[]> answer(FeedMaker.Document document, @Nullable String known) {
        var answer = document.tag().equals(known)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                : ResponseEntity.ok().header("Content-Type", document.contentType() + ";charset=UTF-8");
        answer.eTag(document.tag()).cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(1)));
        return document.tag().equals(known) ? answer.build() : answer.body(document.bytes());
    }
}
