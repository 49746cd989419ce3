package org.silkwire.desk.api;

import java.util.Optional;
import org.silkwire.desk.feeds.Discovery;
import org.silkwire.desk.feeds.Feed;
import org.silkwire.desk.feeds.FeedAdministration;
import org.silkwire.desk.feeds.FeedDirectory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The feeds, for programs. A body in JSON can't be sent by another site's form, so changes ask for one. */
@RestController
class FeedsApi {
    private final FeedDirectory directory;
    private final FeedAdministration administration;
    private final Discovery discovery;

    /** An address to look at. */
    record Address(String url) {}

    FeedsApi(FeedDirectory directory, FeedAdministration administration, Discovery discovery) {
        this.directory = directory;
        this.administration = administration;
        this.discovery = discovery;
    }

    @GetMapping("/api/feeds")
    ResponseEntity<byte[]> feeds() {
        return ApiJson.answer(directory.feeds());
    }

    @GetMapping("/api/feeds/{id:[0-9a-f]{32}}")
    ResponseEntity<byte[]> feed(@PathVariable String id) {
        return answer(directory.feed(id), id);
    }

    @PostMapping(path = "/api/feeds", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> add(@RequestBody FeedAdministration.Wanted wanted) {
        return ApiJson.answer(administration.add(wanted));
    }

    @PostMapping(path = "/api/feeds/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> preview(@RequestBody Address address) {
        return ApiJson.answer(discovery.at(address.url()));
    }

    @PostMapping(path = "/api/feeds/{id:[0-9a-f]{32}}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> pause(@PathVariable String id) {
        return answer(administration.pause(id), id);
    }

    @PostMapping(path = "/api/feeds/{id:[0-9a-f]{32}}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> resume(@PathVariable String id) {
        return answer(administration.resume(id), id);
    }

    @PostMapping(path = "/api/feeds/{id:[0-9a-f]{32}}/poll", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> poll(@PathVariable String id) {
        return answer(administration.pollNow(id), id);
    }

    @DeleteMapping("/api/feeds/{id:[0-9a-f]{32}}")
    ResponseEntity<byte[]> remove(@PathVariable String id) {
        return answer(administration.remove(id), id);
    }

    private static ResponseEntity<byte[]> answer(Optional<Feed> feed, String id) {
        return ApiJson.answer(feed.orElseThrow(() -> new NotThereException("there is no feed " + id)));
    }
}
