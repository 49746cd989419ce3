package org.silkwire.desk.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;
import org.silkwire.desk.feedback.FeedbackBook;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.desk.webhooks.Standing;
import org.silkwire.desk.webhooks.Webhook;
import org.silkwire.desk.webhooks.Webhooks;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is kept at the desk: feedback, saved searches and webhooks. */
@RestController
class KeptApi {
    private final StoryIndex index;
    private final FeedbackBook feedback;
    private final SavedSearches searches;
    private final Webhooks webhooks;

    /** A word on a verdict. */
    record Word(String storyId, @Nullable String articleId, String topic, boolean right) {}

    /** A search to be saved; {@code query} as the parameters of {@code /api/stories}. */
    record Search(String name, Map<String, String> query) {}

    /** A webhook to be registered. */
    record Hook(String url, Map<String, String> query) {}

    /** A webhook without its secret. */
    record Shown(String id, String url, String query, Standing standing) {}

    KeptApi(StoryIndex index, FeedbackBook feedback, SavedSearches searches, Webhooks webhooks) {
        this.index = index;
        this.feedback = feedback;
        this.searches = searches;
        this.webhooks = webhooks;
    }

    @PostMapping(path = "/api/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> give(@RequestBody Word word) {
        List<Story> articles = index.story(word.storyId())
                .orElseThrow(() -> new NotThereException("there is no story " + word.storyId()))
                .articles();
        Story meant = articles.stream()
                .filter(each -> each.article().id().equals(word.articleId()))
                .findAny()
                .orElse(articles.getFirst());
        return ApiJson.answer(feedback.give(meant, word.topic(), word.right(), "api"));
    }

    @GetMapping("/api/feedback")
    ResponseEntity<byte[]> feedback() {
        return ApiJson.answer(feedback.all());
    }

    @GetMapping("/api/searches")
    ResponseEntity<byte[]> searches() {
        return ApiJson.answer(searches.all());
    }

    @PostMapping(path = "/api/searches", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> save(@RequestBody Search search) {
        return ApiJson.answer(searches.save(search.name(), QueryParameters.read(search.query())));
    }

    @DeleteMapping("/api/searches/{id:[0-9a-f]{12}}")
    ResponseEntity<Void> forget(@PathVariable String id) {
        searches.remove(id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/webhooks")
    ResponseEntity<byte[]> webhooks() {
        return ApiJson.answer(webhooks.all().stream().map(KeptApi::shown).toList());
    }

    private static Shown shown(Webhooks.Doing doing) {
        Webhook webhook = doing.webhook();
        return new Shown(webhook.id(), webhook.url(), webhook.query(), doing.standing());
    }

    /** The only answer that holds the secret. */
    @PostMapping(path = "/api/webhooks", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> register(@RequestBody Hook hook) {
        return ApiJson.answer(webhooks.register(hook.url(), QueryParameters.read(hook.query())));
    }

    @DeleteMapping("/api/webhooks/{id:[0-9a-f]{12}}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        webhooks.remove(id);
        return ResponseEntity.noContent().build();
    }
}
