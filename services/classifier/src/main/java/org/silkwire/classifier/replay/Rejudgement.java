package org.silkwire.classifier.replay;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.enrich.Enrichment;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.score.Verdict;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.SizeLimits;
import org.silkwire.contract.Story;

/** Judges a story's article by other rules. */
final class Rejudgement {
    private final Classifier rules;
    private final Enricher enricher;
    private final EventCodec codec;
    private final @Nullable String topic;

    /**
     * @param topic the only one whose changes count, or null for all
     */
    Rejudgement(Classifier rules, Enricher enricher, EventCodec codec, @Nullable String topic) {
        this.rules = rules;
        this.enricher = enricher;
        this.codec = codec;
        this.topic = topic;
    }

    /** Empty where the story was judged by these rules already. */
    Optional<Rejudged> judge(Story story) {
        if (story.taxonomy().equals(rules.version())) {
            return Optional.empty();
        }
        Verdict verdict = rules.classify(story.article());
        return Optional.of(new Rejudged(
                story,
                told(story, verdict),
                TopicChange.between(story.topics(), verdict.topics()).stream()
                        .filter(change -> topic == null || topic.equals(change.topic()))
                        .toList()));
    }

    private Story told(Story story, Verdict verdict) {
        // Facts were looked for only where a topic matched.
        boolean factsMissing = story.topics().isEmpty() && !verdict.topics().isEmpty();
        Enrichment facts = factsMissing
                ? enricher.enrich(story.article())
                : new Enrichment(story.places(), story.organisations(), story.amounts(), story.events());
        return SizeLimits.fit(
                new Story(
                        story.storyId(),
                        story.article(),
                        story.feeds(),
                        verdict.topics(),
                        facts.places(),
                        facts.organisations(),
                        facts.amounts(),
                        facts.events(),
                        story.lineage(),
                        verdict.taxonomy()),
                codec);
    }
}
