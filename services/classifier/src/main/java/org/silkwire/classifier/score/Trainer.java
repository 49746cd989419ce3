package org.silkwire.classifier.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.Topic;

/** Learns from labelled texts how far to trust a taxonomy's terms, and which words around them matter. */
public final class Trainer {
    private Trainer() {}

    /**
     * A text to learn from.
     *
     * @param labels by topic id; topics that aren't listed learn nothing from it
     * @param copies by topic id, how many texts it counts as, at least 1; once where none is given
     * @param group texts of one group, such as tellings of one story, are never used to check one another
     */
    public record Example(
            String title, String text, Map<String, Boolean> labels, Map<String, Integer> copies, String group) {
        public Example {
            labels = Map.copyOf(labels);
            copies = Map.copyOf(copies);
        }
    }

    /**
     * Learns a head for each topic that has examples of both kinds. The same examples give the same bytes.
     *
     * @param cost the weight of errors against that of simplicity; LIBLINEAR's C
     * @return by topic id, what goes into {@code model/TOPIC.bin}
     */
    public static Map<String, byte[]> train(Taxonomy taxonomy, List<Example> examples, double cost) {
        Classifier classifier = Classifier.of(taxonomy);
        List<Topic> topics = taxonomy.topics();
        List<List<HeadTrainer.Example>> byTopic = new ArrayList<>();
        topics.forEach(topic -> byTopic.add(new ArrayList<>()));
        for (Example example : examples) {
            var features = classifier.features(example.title(), example.text());
            for (int i = 0; i < topics.size(); i++) {
                String topic = topics.get(i).id();
                Boolean label = example.labels().get(topic);
                if (label != null) {
                    int copies = example.copies().getOrDefault(topic, 1);
                    byTopic.get(i)
                            .add(new HeadTrainer.Example(features.get(i).orElse(null), label, copies, example.group()));
                }
            }
        }
        Map<String, byte[]> heads = new HashMap<>();
        for (int i = 0; i < topics.size(); i++) {
            List<HeadTrainer.Example> all = byTopic.get(i);
            boolean both = all.stream().anyMatch(e -> e.positive() && e.features() != null)
                    && all.stream().anyMatch(e -> !e.positive() && e.features() != null);
            if (both) {
                heads.put(topics.get(i).id(), new HeadTrainer(cost).train(all).bytes());
            }
        }
        return heads;
    }

    /** Divides texts for cross-validation: the fold of each, from 0; texts of one group share one. */
    public static int[] folds(List<Example> examples, int folds) {
        return Folds.of(examples.stream().map(Example::group).toList(), folds);
    }
}
