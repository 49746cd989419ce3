package org.silkwire.desk.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;
import org.silkwire.desk.feedback.FeedbackBook;
import org.silkwire.desk.index.Cursor;
import org.silkwire.desk.index.Facet;
import org.silkwire.desk.index.Page;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryDetail;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.desk.stream.EventStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.ITemplateEngine;

/** One stream of stories, narrowed by filters that stand in the address; and a story opened. */
@Controller
class StoriesController {
    private static final int PAGE = 30;
    private static final int MOST_SOURCES = 100;
    private static final int MOST_COUNTRIES = 250;

    private final StoryIndex index;
    private final TopicNames topics;
    private final FeedbackBook feedback;
    private final SavedSearches searches;
    private final EventStream events;
    private final HtmlFormat format;
    private final InstantSource clock;

    StoriesController(
            StoryIndex index,
            TopicNames topics,
            FeedbackBook feedback,
            SavedSearches searches,
            EventStream events,
            ITemplateEngine templates,
            InstantSource clock) {
        this.index = index;
        this.topics = topics;
        this.feedback = feedback;
        this.searches = searches;
        this.events = events;
        this.format = HtmlFormat.list(templates);
        this.clock = clock;
    }

    @GetMapping("/stories")
    String stories(@RequestParam Map<String, String> parameters, Model model) {
        StoryQuery wanted = QueryParameters.read(parameters);
        String cursor = parameters.get("cursor");
        model.addAttribute("after", index.end(clock.instant()).toString());
        Page page = index.search(wanted, PAGE, cursor == null ? null : Cursor.parse(cursor));
        model.addAttribute("items", page.rows().stream().map(StoryItem::new).toList());
        model.addAttribute("count", BoardController.count(page));
        model.addAttribute("query", wanted);
        model.addAttribute("parameters", QueryParameters.of(wanted));
        model.addAttribute("encoded", QueryParameters.encoded(wanted));
        model.addAttribute("next", page.next() == null ? null : next(wanted, page.next()));
        if (cursor != null && "true".equals(parameters.get("part"))) {
            return "desk/stories :: rows";
        }
        addFilters(wanted, model);
        return "desk/stories";
    }

    private static String next(StoryQuery wanted, Cursor next) {
        String encoded = QueryParameters.encoded(wanted);
        return "/stories?" + (encoded.isEmpty() ? "" : encoded + "&") + "cursor=" + next;
    }

    private void addFilters(StoryQuery wanted, Model model) {
        model.addAttribute("searches", searches.all());
        model.addAttribute("topics", topics.all());
        model.addAttribute("topicLabel", wanted.topic() == null ? "All topics" : topics.label(wanted.topic()));
        model.addAttribute("subtopics", subtopics(wanted.topic()));
        model.addAttribute("countries", tags(Facet.COUNTRY, MOST_COUNTRIES, Wording::country));
        model.addAttribute("languages", tags(Facet.LANGUAGE, MOST_SOURCES, Wording::language));
        model.addAttribute("sources", tags(Facet.SOURCE, MOST_SOURCES, host -> host));
        // The day that is the last one wanted.
        model.addAttribute(
                "toDay",
                wanted.until() == null
                        ? null
                        : wanted.until().minusMillis(1).toString().substring(0, "2026-01-31".length()));
        model.addAttribute("confidences", List.of("50", "70", "90"));
    }

    private List<StoryItem.Tag> subtopics(@Nullable String topic) {
        return topic == null
                ? List.of()
                : index.values(Facet.SUBTOPIC, 1000).stream()
                        .filter(each -> each.value().startsWith(topic + "/"))
                        .map(each -> each.value().substring(topic.length() + 1))
                        .map(each -> new StoryItem.Tag(each, each.replace('-', ' ')))
                        .toList();
    }

    private List<StoryItem.Tag> tags(Facet facet, int most, java.util.function.UnaryOperator<String> words) {
        return index.values(facet, most).stream()
                .map(each -> new StoryItem.Tag(each.value(), words.apply(each.value())))
                .sorted(Comparator.comparing(StoryItem.Tag::words))
                .toList();
    }

    @GetMapping("/stories/live")
    void live(
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        String after = Optional.ofNullable(lastEventId).orElse(parameters.get("after"));
        events.send(QueryParameters.read(parameters), format, after, response);
    }

    @GetMapping("/stories/{id:[0-9a-f]{32}}")
    String story(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String article,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @RequestHeader(name = "HX-History-Restore-Request", required = false) @Nullable String restore,
            HttpServletResponse response,
            Model model) {
        Optional<StoryDetail> found = index.story(id);
        // The same address gives a part or a whole, by this header.
        response.setHeader("Vary", "HX-Request");
        boolean part = "true".equals(htmx) && !"true".equals(restore);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute(
                    "message", "There is no such story. It may have been retracted, or be older than what is kept.");
            return part ? "desk/message :: message" : "desk/message";
        }
        StoryDetail detail = found.get();
        Story shown = detail.articles().stream()
                .filter(each -> each.article().id().equals(article))
                .findAny()
                .orElse(detail.lead());
        model.addAttribute("story", new StoryView(detail, shown));
        model.addAttribute("said", feedback.of(shown.article().id()));
        model.addAttribute("others", KeptController.others(topics.all(), shown));
        return part ? "desk/story :: story" : "desk/story";
    }
}
