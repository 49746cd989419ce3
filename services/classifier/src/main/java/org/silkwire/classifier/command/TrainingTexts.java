package org.silkwire.classifier.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silkwire.classifier.score.Trainer;

/** The labelled texts of some files, and as how many each of them counts when heads learn from them. */
final class TrainingTexts {
    private static final int MOST_COPIES = 100;

    private final Map<Path, Integer> emphasis;
    private final Map<String, Path> mixes;
    private final List<Text> all = new ArrayList<>();

    /** A labelled text with the file that it's from. */
    record Text(Path file, LabelledText labelled) {}

    /**
     * Reads files.
     *
     * @param emphasis by file, as how many texts each of its texts counts
     * @param mixes by topic id, the file whose share of texts labelled so the other files are weighed to have
     * @throws CommandFailure where a file can't be read, or an option names one that isn't among them
     */
    TrainingTexts(List<Path> files, Map<Path, Integer> emphasis, Map<String, Path> mixes) {
        this.emphasis = Map.copyOf(emphasis);
        this.mixes = Map.copyOf(mixes);
        emphasis.forEach((file, copies) -> {
            if (!files.contains(file) || copies < 1 || copies > MOST_COPIES) {
                throw new CommandFailure(
                        "found --emphasis %s=%d, expected one of the files %s and a number from 1 to %d"
                                .formatted(file, copies, files, MOST_COPIES));
            }
        });
        mixes.forEach((topic, file) -> {
            if (!files.contains(file)) {
                throw new CommandFailure(
                        "found --mix %s=%s, expected one of the files %s".formatted(topic, file, files));
            }
        });
        for (Path file : files) {
            LabelledFile.read(file).forEach(text -> all.add(new Text(file, text)));
        }
    }

    List<Text> all() {
        return List.copyOf(all);
    }

    /** Some of the texts as examples; how they are weighed depends on nothing but themselves. */
    List<Trainer.Example> examples(List<Text> some) {
        Map<String, Map<Path, Double>> odds = new HashMap<>();
        mixes.keySet().forEach(topic -> odds.put(topic, odds(topic, some)));
        return some.stream()
                .map(text -> {
                    LabelledText labelled = text.labelled();
                    Map<String, Integer> copies = new HashMap<>();
                    labelled.labels().forEach((topic, label) -> copies.put(topic, copies(text, topic, label, odds)));
                    return new Trainer.Example(
                            labelled.title(), labelled.text(), labelled.labels(), copies, labelled.group());
                })
                .toList();
    }

    private int copies(Text text, String topic, boolean label, Map<String, Map<Path, Double>> odds) {
        int copies = emphasis.getOrDefault(text.file(), 1);
        Path mix = mixes.get(topic);
        if (mix == null) {
            return copies;
        }
        Map<Path, Double> ofFiles = odds.getOrDefault(topic, Map.of());
        double ratio = ofFiles.getOrDefault(mix, 1.0) / ofFiles.getOrDefault(text.file(), 1.0);
        long balanced = Math.round(copies * Math.max(1, label ? ratio : 1 / ratio));
        return (int) Math.min(MOST_COPIES, balanced);
    }

    /** Texts labelled so for each that isn't, by file; one half is added to both, so that none is nought. */
    private static Map<Path, Double> odds(String topic, List<Text> texts) {
        Map<Path, double[]> counts = new HashMap<>();
        for (Text text : texts) {
            Boolean label = text.labelled().labels().get(topic);
            if (label != null) {
                counts.computeIfAbsent(text.file(), f -> new double[] {0.5, 0.5})[label ? 1 : 0]++;
            }
        }
        Map<Path, Double> odds = new HashMap<>();
        counts.forEach((file, count) -> odds.put(file, count[1] / count[0]));
        return odds;
    }
}
