package org.silkwire.classifier.judge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.RulesInForce;
import org.silkwire.classifier.activation.TaxonomyReader;
import org.silkwire.classifier.score.Assessment;
import org.silkwire.classifier.topology.RulesUnknownException;
import org.silkwire.contract.Story;
import org.silkwire.contract.TaxonomyActivation.ActiveTopic;

/**
 * Judges a text as an article that is fetched now would be: by the version of the taxonomy that is in force, as
 * {@code silkwire.taxonomies} has it. For any number of threads.
 */
public final class TextJudge implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Rules rules;
    private final Runnable onClose;

    /** Where the rules come from. */
    @FunctionalInterface
    private interface Rules {
        RulesInForce now(Duration patience);
    }

    /**
     * How near a text came to each topic.
     *
     * @param taxonomy that it was judged by
     */
    public record Judged(Story.TaxonomyVersion taxonomy, List<Judgement> topics) {
        public Judged {
            topics = List.copyOf(topics);
        }
    }

    /**
     * How near the text came to one topic.
     *
     * @param confidence calibrated probability that the text belongs to the topic, 0..1
     * @param vetoed whether a term refused it
     * @param relevance null where it doesn't belong
     * @param evidence strongest first, what speaks against it last; also where it doesn't belong
     */
    public record Judgement(
            String topic,
            String label,
            double confidence,
            boolean vetoed,
            Story.@Nullable Relevance relevance,
            List<String> subtopics,
            List<Story.Evidence> evidence) {
        public Judgement {
            subtopics = List.copyOf(subtopics);
            evidence = List.copyOf(evidence);
        }
    }

    private TextJudge(Rules rules, Runnable onClose) {
        this.rules = rules;
        this.onClose = onClose;
    }

    /** In one process with the classifier: by what that one knows. */
    public static TextJudge beside(ActiveTaxonomies taxonomies) {
        return new TextJudge(taxonomies::now, () -> {});
    }

    /**
     * Reads what is in force from Kafka by itself, in the background, until it is closed.
     *
     * @param common where the brokers are and how to reach them, by Kafka's names
     */
    public static TextJudge reading(Map<String, Object> common) {
        TaxonomyReader reader = new TaxonomyReader(common, InstantSource.system());
        reader.start();
        return new TextJudge(reader::now, reader::close);
    }

    /**
     * One judgement for each topic.
     *
     * @throws NoTaxonomyException where what is in force isn't known within seconds
     */
    public Judged judge(String title, String text) {
        return judge(title, text, PATIENCE);
    }

    Judged judge(String title, String text, Duration patience) {
        RulesInForce current = inForce(patience);
        Map<String, String> labels =
                current.activation().topics().stream().collect(Collectors.toMap(ActiveTopic::id, ActiveTopic::label));
        return new Judged(
                current.classifier().version(),
                current.classifier().assess(title, text).stream()
                        .map(each -> judgement(each, labels.getOrDefault(each.topic(), each.topic())))
                        .toList());
    }

    private RulesInForce inForce(Duration patience) {
        try {
            return rules.now(patience);
        } catch (RulesUnknownException e) {
            throw new NoTaxonomyException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Judgement judgement(Assessment assessment, String label) {
        return new Judgement(
                assessment.topic(),
                label,
                assessment.confidence(),
                assessment.vetoed(),
                assessment.match().map(Story.TopicMatch::relevance).orElse(null),
                assessment.match().map(Story.TopicMatch::subtopics).orElse(List.of()),
                assessment.evidence());
    }

    @Override
    public void close() {
        onClose.run();
    }
}
