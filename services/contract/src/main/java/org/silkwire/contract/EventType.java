package org.silkwire.contract;

import java.time.Instant;
import java.util.function.Supplier;

/** The types of events, by their {@code ce_type}. */
public enum EventType {
    ARTICLE_PUBLISHED("article.published", Article.class),
    ARTICLE_UPDATED("article.updated", Article.class),
    ARTICLE_RETRACTED("article.retracted", ArticleRetraction.class),
    STORY_CLASSIFIED("story.classified", Story.class),
    STORY_RECLASSIFIED("story.reclassified", Story.class),
    STORY_LINKED("story.linked", StoryLink.class),
    STORY_RETRACTED("story.retracted", StoryRetraction.class),
    FEED_REGISTERED("feed.registered", FeedRegistration.class),
    FEED_STATUS("feed.status", FeedStatus.class),
    FEED_GAP("feed.gap", FeedGap.class),
    PAGE_REQUESTED("page.requested", PageRequest.class);

    private final String ceType;
    private final Class<?> bodyClass;

    EventType(String name, Class<?> bodyClass) {
        this.ceType = "org.silkwire." + name + ".v1";
        this.bodyClass = bodyClass;
    }

    /** Such as {@code org.silkwire.article.published.v1}. */
    public String ceType() {
        return ceType;
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
        };
    }

    static EventType ofCeType(String ceType) {
        for (EventType type : values()) {
            if (type.ceType.equals(ceType)) {
                return type;
            }
        }
        throw new UndecodableEventException(
                "ce_type is '" + ceType + "'; expected one of this version's, such as " + ARTICLE_PUBLISHED.ceType);
    }
}
