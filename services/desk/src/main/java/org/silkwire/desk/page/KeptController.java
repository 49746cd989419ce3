package org.silkwire.desk.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;
import org.silkwire.desk.feedback.FeedbackBook;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryDetail;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.searches.SavedSearch;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.desk.webhooks.Standing;
import org.silkwire.desk.webhooks.Webhook;
import org.silkwire.desk.webhooks.Webhooks;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people leave at the desk: words on verdicts, searches with a name, webhooks. */
@Controller
class KeptController {
    private final StoryIndex index;
    private final FeedbackBook feedback;
    private final SavedSearches searches;
    private final Webhooks webhooks;
    private final TopicNames topics;

    KeptController(
            StoryIndex index, FeedbackBook feedback, SavedSearches searches, Webhooks webhooks, TopicNames topics) {
        this.index = index;
        this.feedback = feedback;
        this.searches = searches;
        this.webhooks = webhooks;
        this.topics = topics;
    }

    @PostMapping("/stories/{id:[0-9a-f]{32}}/feedback")
    String give(
            @PathVariable String id,
            @RequestParam String article,
            @RequestParam String topic,
            @RequestParam boolean right,
            java.security.Principal who,
            RedirectAttributes after) {
        Optional<Story> story = index.story(id)
                .map(StoryDetail::articles)
                .flatMap(all -> all.stream()
                        .filter(each -> each.article().id().equals(article))
                        .findAny());
        if (story.isEmpty()) {
            throw new IllegalArgumentException("there is no such article any more");
        }
        feedback.give(story.get(), topic, right, who.getName());
        after.addFlashAttribute(
                "done", "Thank you: " + topics.label(topic) + " is noted as " + (right ? "right." : "wrong."));
        return "redirect:/stories/" + id + "?article=" + article;
    }

    @GetMapping("/feedback.jsonl")
    ResponseEntity<byte[]> labelled() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jsonl;charset=UTF-8"))
                .headers(headers ->
                        headers.setAll(Map.of("Content-Disposition", "attachment; filename=\"feedback.jsonl\"")))
                .body(feedback.labelled());
    }

    @PostMapping("/searches")
    String save(@RequestParam String name, @RequestParam Map<String, String> parameters, RedirectAttributes after) {
        StoryQuery wanted = QueryParameters.read(parameters);
        SavedSearch saved = searches.save(name, wanted);
        after.addFlashAttribute("done", "Saved as " + saved.name() + ".");
        return "redirect:/stories?" + saved.query();
    }

    @PostMapping("/searches/{id:[0-9a-f]{12}}/remove")
    String forget(@PathVariable String id, RedirectAttributes after) {
        searches.remove(id);
        after.addFlashAttribute("done", "Removed the saved search.");
        return "redirect:/stories";
    }

    /** A webhook in words. */
    record Hook(
            String id,
            String url,
            String wants,
            String state,
            @Nullable String fault) {}

    @GetMapping("/webhooks")
    String webhooks(Model model) {
        model.addAttribute(
                "webhooks", webhooks.all().stream().map(KeptController::hook).toList());
        model.addAttribute("topics", topics.all());
        model.addAttribute("searches", searches.all());
        return "desk/webhooks";
    }

    private static Hook hook(Webhooks.Doing doing) {
        Webhook webhook = doing.webhook();
        Standing standing = doing.standing();
        String state = standing.delivered() + standing.dead() == 0
                ? "nothing sent yet"
                : standing.delivered() + " sent, " + standing.dead() + " given up";
        return new Hook(
                webhook.id(),
                webhook.url(),
                webhook.query().isEmpty() ? "stories on any topic" : webhook.query(),
                state,
                standing.fault());
    }

    @PostMapping("/webhooks")
    String register(@RequestParam String url, @RequestParam(defaultValue = "") String query, RedirectAttributes after) {
        Webhook webhook = webhooks.register(url, SavedSearches.query(query));
        after.addFlashAttribute("secret", webhook.secret());
        after.addFlashAttribute("done", "Stories that come from now on are posted to " + webhook.url() + ".");
        return "redirect:/webhooks";
    }

    @PostMapping("/webhooks/{id:[0-9a-f]{12}}/remove")
    String remove(@PathVariable String id, RedirectAttributes after) {
        webhooks.remove(id);
        after.addFlashAttribute("done", "Removed the webhook.");
        return "redirect:/webhooks";
    }

    /** Of the topics that a story isn't on. */
    static List<TopicNames.Named> others(List<TopicNames.Named> all, Story story) {
        return all.stream()
                .filter(topic ->
                        story.topics().stream().noneMatch(match -> match.id().equals(topic.id())))
                .toList();
    }
}
