package org.silkwire.desk.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.silkwire.desk.index.StoryRow;
import org.silkwire.desk.stream.EventFormat;
import org.silkwire.desk.stream.ServerSentEvent;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Stories as items of a list, for the page to put in. */
final class HtmlFormat implements EventFormat {
    private final ITemplateEngine templates;
    private final boolean byTopic;

    private HtmlFormat(ITemplateEngine templates, boolean byTopic) {
        this.templates = templates;
        this.byTopic = byTopic;
    }

    /** One event {@code story}. */
    static HtmlFormat list(ITemplateEngine templates) {
        return new HtmlFormat(templates, false);
    }

    /** An event {@code topic-…} for each topic. */
    static HtmlFormat board(ITemplateEngine templates) {
        return new HtmlFormat(templates, true);
    }

    @Override
    public List<ServerSentEvent> changed(StoryRow row) {
        String html = item(row);
        return byTopic && !row.topics().isEmpty()
                ? row.topics().stream()
                        .map(topic -> new ServerSentEvent("topic-" + topic.id(), html))
                        .toList()
                : List.of(new ServerSentEvent("story", html));
    }

    private String item(StoryRow row) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("item", new StoryItem(row));
        context.setVariable("level", byTopic ? 3 : 2);
        return templates.process("desk/item", Set.of("item"), context).strip();
    }

    @Override
    public ServerSentEvent removed(String storyId) {
        return new ServerSentEvent("removed", "<span data-removed=\"" + storyId + "\"></span>");
    }
}
