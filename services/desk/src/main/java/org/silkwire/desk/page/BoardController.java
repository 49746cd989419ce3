package org.silkwire.desk.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.desk.index.Page;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.stream.EventStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.ITemplateEngine;

/** The topics side by side, each with its latest stories, as they arrive. */
@Controller
class BoardController {
    private static final int LATEST = 20;

    private final StoryIndex index;
    private final TopicNames topics;
    private final EventStream events;
    private final HtmlFormat format;
    private final InstantSource clock;

    /** A topic's column. */
    record Column(TopicNames.Named topic, List<StoryItem> items, String count) {}

    BoardController(
            StoryIndex index, TopicNames topics, EventStream events, ITemplateEngine templates, InstantSource clock) {
        this.index = index;
        this.topics = topics;
        this.events = events;
        this.format = HtmlFormat.board(templates);
        this.clock = clock;
    }

    @GetMapping("/")
    String board(Model model) {
        // Before the stories are read: what comes between is told twice rather than not at all.
        model.addAttribute("after", index.end(clock.instant()).toString());
        model.addAttribute("columns", topics.all().stream().map(this::column).toList());
        return "desk/board";
    }

    private Column column(TopicNames.Named topic) {
        Page page = index.search(StoryQuery.onTopic(topic.id()), LATEST, null);
        return new Column(topic, page.rows().stream().map(StoryItem::new).toList(), count(page));
    }

    static String count(Page page) {
        String stories = page.total() == 1 ? " story" : " stories";
        return (page.more() ? "more than 1,000" : String.format(java.util.Locale.ENGLISH, "%,d", page.total()))
                + stories;
    }

    @GetMapping("/live")
    void live(
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        events.send(StoryQuery.MATCHED, format, Optional.ofNullable(lastEventId).orElse(after), response);
    }
}
