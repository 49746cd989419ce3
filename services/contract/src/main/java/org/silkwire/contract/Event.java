package org.silkwire.contract;

import java.time.Instant;
import java.util.Objects;

/** What travels on the topics: one CloudEvent each, its type in {@code ce_type} and its body a record of this package. */
public sealed interface Event {

    /** The record that is the JSON body. */
    Object body();

    /** The Kafka key, UTF-8. */
    String key();

    /** {@code ce_id}: equal for equal events, so that a consumer can drop what it has seen. */
    String id();

    /** {@code ce_time}, also the Kafka record's timestamp. */
    Instant time();

    /** An entry seen for the first time. */
    record ArticlePublished(Article body) implements Event {
        @Override
        public String key() {
            return body.id();
        }

        @Override
        public String id() {
            return body.id() + "." + body.revision();
        }

        @Override
        public Instant time() {
            return body.fetchedAt();
        }
    }

    /** An entry that its publisher edited. */
    record ArticleUpdated(Article body) implements Event {
        @Override
        public String key() {
            return body.id();
        }

        @Override
        public String id() {
            return body.id() + "." + body.revision();
        }

        @Override
        public Instant time() {
            return body.fetchedAt();
        }
    }

    /** An entry taken back. */
    record ArticleRetracted(ArticleRetraction body) implements Event {
        @Override
        public String key() {
            return body.id();
        }

        @Override
        public String id() {
            return body.id() + "." + body.revision();
        }

        @Override
        public Instant time() {
            return body.retractedAt();
        }
    }

    /** An article judged as it arrived. */
    record StoryClassified(Story body) implements Event {
        @Override
        public String key() {
            return body.storyId();
        }

        @Override
        public String id() {
            return verdictId(body);
        }

        @Override
        public Instant time() {
            return body.article().fetchedAt();
        }
    }

    /** An article of the past judged anew under another taxonomy. */
    record StoryReclassified(Story body) implements Event {
        @Override
        public String key() {
            return body.storyId();
        }

        @Override
        public String id() {
            return verdictId(body);
        }

        @Override
        public Instant time() {
            return body.article().fetchedAt();
        }
    }

    /** Two stories found to be one. */
    record StoryLinked(StoryLink body) implements Event {
        @Override
        public String key() {
            return body.storyId();
        }

        @Override
        public String id() {
            return body.storyId() + "." + body.linkedTo();
        }

        @Override
        public Instant time() {
            return body.linkedAt();
        }
    }

    /** A story's article taken back. */
    record StoryRetracted(StoryRetraction body) implements Event {
        @Override
        public String key() {
            return body.storyId();
        }

        @Override
        public String id() {
            return body.articleId() + "." + body.revision();
        }

        @Override
        public Instant time() {
            return body.retractedAt();
        }
    }

    /** A feed put on the registry, or its settings changed. */
    record FeedRegistered(FeedRegistration body) implements Event {
        @Override
        public String key() {
            return body.id();
        }

        /** A feed's times don't move when it is paused or renamed, so the settings count as well. */
        @Override
        public String id() {
            int settings = Objects.hash(
                    body.title(),
                    body.origin(),
                    body.folder(),
                    body.paused(),
                    body.fullText(),
                    body.minInterval(),
                    body.maxInterval());
            return body.id() + "." + time().toEpochMilli() + "." + Integer.toHexString(settings);
        }

        @Override
        public Instant time() {
            Instant asked = body.pollRequestedAt();
            return asked == null ? body.registeredAt() : asked;
        }
    }

    /** The outcome of a poll. */
    record FeedStatusChanged(FeedStatus body, Instant time) implements Event {
        @Override
        public String key() {
            return body.feedId();
        }

        @Override
        public String id() {
            return body.feedId() + "." + time.toEpochMilli();
        }
    }

    /** A window that rolled over between two polls. */
    record FeedGapDetected(FeedGap body) implements Event {
        @Override
        public String key() {
            return FeedGap.key(body.feedId());
        }

        @Override
        public String id() {
            return body.feedId() + ".gap." + body.detectedAt().toEpochMilli();
        }

        @Override
        public Instant time() {
            return body.detectedAt();
        }
    }

    /** A page wanted for its full text. */
    record PageRequested(PageRequest body) implements Event {
        @Override
        public String key() {
            return body.pageUrl();
        }

        @Override
        public String id() {
            return body.article().id() + "." + body.article().revision() + ".page";
        }

        @Override
        public Instant time() {
            return body.requestedAt();
        }
    }

    /** A version of the taxonomy that takes effect. */
    record TaxonomyActivated(TaxonomyActivation body) implements Event {
        @Override
        public String key() {
            return key(body.version());
        }

        /** The key of a version's record. */
        public static String key(int version) {
            return "version/" + version;
        }

        @Override
        public String id() {
            return key();
        }

        @Override
        public Instant time() {
            return body.publishedAt();
        }
    }

    /** A piece of a taxonomy's file. */
    record TaxonomyPartWritten(TaxonomyPart body) implements Event {
        @Override
        public String key() {
            return TaxonomyPart.key(body.sha256(), body.part());
        }

        @Override
        public String id() {
            return key();
        }

        @Override
        public Instant time() {
            return body.publishedAt();
        }
    }

    private static String verdictId(Story story) {
        return story.article().id() + "." + story.article().revision() + "."
                + story.taxonomy().version();
    }
}
