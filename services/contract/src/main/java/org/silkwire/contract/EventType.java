package org.silkwire.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The types of events, by their {@code ce_type}. */
public enum EventType {
    ARTICLE_PUBLISHED("article.published", "article", Article.class),
    ARTICLE_UPDATED("article.updated", "article", Article.class),
    ARTICLE_RETRACTED("article.retracted", "article-retraction", ArticleRetraction.class),
    STORY_CLASSIFIED("story.classified", "story", Story.class),
    STORY_RECLASSIFIED("story.reclassified", "story", Story.class),
    STORY_LINKED("story.linked", "story-link", StoryLink.class),
    STORY_RETRACTED("story.retracted", "story-retraction", StoryRetraction.class),
    FEED_REGISTERED("feed.registered", "feed-registration", FeedRegistration.class),
    FEED_STATUS("feed.status", "feed-status", FeedStatus.class),
    FEED_GAP("feed.gap", "feed-gap", FeedGap.class),
    PAGE_REQUESTED("page.requested", "page-request", PageRequest.class),
    TAXONOMY_ACTIVATED("taxonomy.activated", "taxonomy-activation", TaxonomyActivation.class),
    TAXONOMY_PART("taxonomy.part", "taxonomy-part", TaxonomyPart.class);

    private static final Map<String, EventType> BY_CE_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::ceType, Function.identity()));

    private final String ceType;
    private final String schema;
    private final Class<?> bodyClass;

    EventType(String name, String body, Class<?> bodyClass) {
        this.ceType = "org.silkwire." + name + ".v1";
        this.schema = body + ".v1.json";
        this.bodyClass = bodyClass;
    }

    /** Such as {@code org.silkwire.article.published.v1}. */
    public String ceType() {
        return ceType;
    }

    /** The JSON Schema of the body, a file in {@code org/silkwire/contract/schema} such as {@code article.v1.json}. */
    public String schema() {
        return schema;
    }

    Class<?> bodyClass() {
        return bodyClass;
    }

    static EventType of(Event event) {
        return switch (event) {
            case Event.ArticlePublished _ -> ARTICLE_PUBLISHED;
            case Event.ArticleUpdated _ -> ARTICLE_UPDATED;
            case Event.ArticleRetracted _ -> ARTICLE_RETRACTED;
            case Event.StoryClassified _ -> STORY_CLASSIFIED;
            case Event.StoryReclassified _ -> STORY_RECLASSIFIED;
            case Event.StoryLinked _ -> STORY_LINKED;
            case Event.StoryRetracted _ -> STORY_RETRACTED;
            case Event.FeedRegistered _ -> FEED_REGISTERED;
            case Event.FeedStatusChanged _ -> FEED_STATUS;
            case Event.FeedGapDetected _ -> FEED_GAP;
            case Event.PageRequested _ -> PAGE_REQUESTED;
            case Event.TaxonomyActivated _ -> TAXONOMY_ACTIVATED;
            case Event.TaxonomyPartWritten _ -> TAXONOMY_PART;
        };
    }

    Event event(Object body, Supplier<Instant> time) {
        return switch (this) {
            case ARTICLE_PUBLISHED -> new Event.ArticlePublished((Article) body);
            case ARTICLE_UPDATED -> new Event.ArticleUpdated((Article) body);
            case ARTICLE_RETRACTED -> new Event.ArticleRetracted((ArticleRetraction) body);
            case STORY_CLASSIFIED -> new Event.StoryClassified((Story) body);
            case STORY_RECLASSIFIED -> new Event.StoryReclassified((Story) body);
            case STORY_LINKED -> new Event.StoryLinked((StoryLink) body);
            case STORY_RETRACTED -> new Event.StoryRetracted((StoryRetraction) body);
            case FEED_REGISTERED -> new Event.FeedRegistered((FeedRegistration) body);
            case FEED_STATUS -> new Event.FeedStatusChanged((FeedStatus) body, time.get());
            case FEED_GAP -> new Event.FeedGapDetected((FeedGap) body);
            case PAGE_REQUESTED -> new Event.PageRequested((PageRequest) body);
            case TAXONOMY_ACTIVATED -> new Event.TaxonomyActivated((TaxonomyActivation) body);
            case TAXONOMY_PART -> new Event.TaxonomyPartWritten((TaxonomyPart) body);
        };
    }

    static EventType ofCeType(String ceType) {
        EventType type = BY_CE_TYPE.get(ceType);
        if (type == null) {
            throw new UndecodableEventException(
                    "ce_type is '" + ceType + "'; expected one of this version's, such as " + ARTICLE_PUBLISHED.ceType);
        }
        return type;
    }
}
