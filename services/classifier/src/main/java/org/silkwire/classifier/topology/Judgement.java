package org.silkwire.classifier.topology;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.cluster.Signature;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.enrich.Enrichment;
import org.silkwire.classifier.score.Verdict;
import org.silkwire.contract.Article;
import org.silkwire.contract.DeadLetter;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First stage: decodes an article and judges it. What matches nothing goes straight to {@code silkwire.stories}; the rest
 * goes on, with the facts it names, to the cluster stage. What can't be judged goes to the dead letters, and the stream goes on.
 */
final class Judgement extends ContextualProcessor<byte[], byte[], byte[], Outgoing> {
    private static final Logger log = LoggerFactory.getLogger(Judgement.class);

    private static final Enrichment NO_FACTS = new Enrichment(List.of(), List.of(), List.of(), List.of());

    private final Rulebook rules;
    private final Supplier<Enricher> loading;
    private final EventCodec codec;
    private @Nullable Enricher enricher;

    /** @param enricher asked for before the first article; the same each time */
    Judgement(Rulebook rules, Supplier<Enricher> enricher, EventCodec codec) {
        this.rules = rules;
        this.loading = enricher;
        this.codec = codec;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        super.init(context);
        enricher = loading.get();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        List<Record<byte[], Outgoing>> judged;
        try {
            judged = judge(record);
        } catch (UndecodableEventException e) {
            bury(record, String.valueOf(e.getMessage()));
            return;
        } catch (RulesUnknownException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("an article can't be judged, which is a fault of Silkwire's own", e);
            bury(record, "judging it failed: " + e);
            return;
        }
        judged.forEach(context()::forward);
    }

    private List<Record<byte[], Outgoing>> judge(Record<byte[], byte[]> record) {
        Event event = codec.decode(record.headers(), record.value());
        return switch (event) {
            case Event.ArticlePublished(Article article) -> List.of(judge(article, record.headers()));
            case Event.ArticleUpdated(Article article) -> List.of(judge(article, record.headers()));
            case Event.ArticleRetracted retracted ->
                List.of(Outgoing.event(retracted, Outgoing.TO_CLUSTER, record.headers(), codec));
            default ->
                throw new IllegalArgumentException(
                        "a " + event.getClass().getSimpleName() + " stands among the articles");
        };
    }

    private Record<byte[], Outgoing> judge(Article article, Headers cause) {
        Verdict verdict = rules.at(article.fetchedAt()).classify(article);
        Enrichment facts = verdict.topics().isEmpty() ? NO_FACTS : facts(article);
        Story story = new Story(
                Ids.storyId(article.id()),
                article,
                List.of(article.feed()),
                verdict.topics(),
                facts.places(),
                facts.organisations(),
                facts.amounts(),
                facts.events(),
                Story.Lineage.original(),
                verdict.taxonomy());
        // Once edited, an article may be known to the cluster stage, whatever it says now.
        if (verdict.topics().isEmpty() && article.revision() == 1) {
            return Outgoing.event(new Event.StoryClassified(story), Topics.STORIES, cause, codec);
        }
        Record<byte[], Outgoing> matched =
                Outgoing.event(new Event.StoryClassified(story), Outgoing.TO_CLUSTER, cause, codec);
        // Computed here, on all instances, since the stage that compares signatures runs on one.
        matched.headers().add(Telling.SIGNATURE, Signature.of(article).toBytes());
        return matched;
    }

    /** A fault there costs the facts, not the story. */
    private Enrichment facts(Article article) {
        try {
            return Objects.requireNonNull(enricher).enrich(article);
        } catch (RuntimeException e) {
            log.error("no facts of article {}, which is a fault of Silkwire's own", article.id(), e);
            return NO_FACTS;
        }
    }

    private void bury(Record<byte[], byte[]> record, String reason) {
        RecordMetadata stood = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a source topic stands nowhere"));
        Headers headers =
                DeadLetter.headers(record.headers(), stood.topic(), stood.partition(), stood.offset(), reason);
        context()
                .forward(new Record<>(
                        record.key(),
                        new Outgoing(Topics.DEAD_LETTERS, record.value()),
                        context().currentSystemTimeMs(),
                        headers));
    }
}
