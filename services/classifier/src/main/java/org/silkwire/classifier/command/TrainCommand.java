package org.silkwire.classifier.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.score.Trainer;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Learns from labelled texts how far to trust the taxonomy's terms. Writes DIR/model/TOPIC.bin.")
final class TrainCommand extends ReportingCommand {
    private static final int FOLDS = 5;

    @Parameters(arity = "1..*", paramLabel = "FILE.jsonl", description = "Labelled texts as for evaluate.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The taxonomy's directory, where model/ is written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path out;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Learns for this topic only; can be given several times. Default: all topics.")
    private Set<String> topics = new LinkedHashSet<>();

    @Option(
            names = "--emphasis",
            paramLabel = "FILE=N",
            description = "Counts each text of FILE as N: for the file whose mix is like that of the articles to come.")
    private Map<Path, Integer> emphasis = new HashMap<>();

    @Option(
            names = "--cost",
            defaultValue = "1",
            description = "Weight of errors against simplicity, default ${DEFAULT-VALUE}.")
    private double cost;

    @Option(
            names = "--cross-validate",
            description =
                    "Also reports how heads do on texts that they haven't seen, in five folds by source and story.")
    private boolean crossValidate;

    @Mixin
    private TaxonomyOption taxonomyOption = new TaxonomyOption();

    /** A labelled text with the file that it's from. */
    private record Labelled(Path file, LabelledText text, Trainer.Example example) {}

    @Override
    int run() throws IOException {
        Taxonomy taxonomy = taxonomyOption.load().withHeads(Map.of());
        checkTopics(taxonomy);
        List<Labelled> all = read();
        if (crossValidate) {
            crossValidate(taxonomy, all);
        }
        Map<String, byte[]> heads = train(taxonomy, all);
        if (heads.isEmpty()) {
            throw new CommandFailure(
                    "found no topic of the taxonomy with texts labelled 0 and 1, expected at least one");
        }
        Path directory = Files.createDirectories(out.resolve(TaxonomySource.MODEL_DIRECTORY));
        for (Map.Entry<String, byte[]> head : new TreeMap<>(heads).entrySet()) {
            Path file = directory.resolve(head.getKey() + ".bin");
            Files.write(file, head.getValue());
            out().printf("%s: %d bytes%n", file, head.getValue().length);
        }
        return 0;
    }

    private List<Labelled> read() {
        for (Path file : emphasis.keySet()) {
            if (!files.contains(file) || emphasis.get(file) < 1) {
                throw new CommandFailure("found --emphasis %s=%d, expected one of the files %s and a number from 1"
                        .formatted(file, emphasis.get(file), files));
            }
        }
        List<Labelled> all = new ArrayList<>();
        for (Path file : files) {
            for (LabelledText text : LabelledFile.read(file)) {
                int copies = emphasis.getOrDefault(file, 1);
                all.add(new Labelled(
                        file,
                        text,
                        new Trainer.Example(text.title(), text.text(), text.labels(), copies, text.group())));
            }
        }
        return all;
    }

    private Map<String, byte[]> train(Taxonomy taxonomy, List<Labelled> some) {
        Map<String, byte[]> heads = new HashMap<>(
                Trainer.train(taxonomy, some.stream().map(Labelled::example).toList(), cost));
        heads.keySet().removeIf(topic -> !topics.isEmpty() && !topics.contains(topic));
        return heads;
    }

    private void checkTopics(Taxonomy taxonomy) {
        List<String> known = taxonomy.topics().stream().map(Topic::id).toList();
        for (String topic : topics) {
            if (!known.contains(topic)) {
                throw new CommandFailure("found --topic %s, expected one of %s".formatted(topic, known));
            }
        }
    }

    private void crossValidate(Taxonomy taxonomy, List<Labelled> all) {
        int[] folds = Trainer.folds(all.stream().map(Labelled::example).toList(), FOLDS);
        Map<Path, List<Judged>> judged = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Labelled> inside = new ArrayList<>();
            List<Labelled> outside = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                (folds[i] == fold ? inside : outside).add(all.get(i));
            }
            Classifier classifier = Classifier.of(taxonomy.withHeads(train(taxonomy, outside)));
            for (Labelled one : inside) {
                judged.computeIfAbsent(one.file(), f -> new ArrayList<>())
                        .addAll(Judged.all(List.of(one.text()), classifier));
            }
        }
        for (Path file : files) {
            out().printf("%n== %s, cross-validated ==%n", file);
            new Report(judged.getOrDefault(file, List.of())).print(out());
        }
    }
}
