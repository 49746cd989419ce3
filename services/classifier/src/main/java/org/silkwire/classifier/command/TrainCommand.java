package org.silkwire.classifier.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.score.Trainer;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Learns from labelled texts how far to trust the taxonomy's terms. Writes DIR/model/TOPIC.bin.",
        footer = {
            "",
            "Exit codes: 0 done, 2 can't be done for the reason given.",
            "Example: train old.jsonl new.jsonl --emphasis new.jsonl=3 --cross-validate --out taxonomy"
        })
final class TrainCommand extends ReportingCommand {
    private static final int FOLDS = 5;

    @Parameters(arity = "1..*", paramLabel = "FILE.jsonl", description = "Labelled texts as for evaluate.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The taxonomy's directory, where model/ is written; may be left out with --cross-validate.")
    private @Nullable Path out;

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
            names = "--mix",
            paramLabel = "TOPIC=FILE",
            description = "Weighs the other files' texts as if as many of them were about TOPIC as of FILE's.")
    private Map<String, Path> mixes = new LinkedHashMap<>();

    @Option(
            names = "--cost",
            defaultValue = "1",
            description = "Weight of errors against simplicity, default ${DEFAULT-VALUE}.")
    private double cost;

    @Option(
            names = "--cross-validate",
            description =
                    "Reports, file by file, how heads do on texts that they haven't seen, in five folds by source and story.")
    private boolean crossValidate;

    @Option(
            names = "--json",
            description = "With --cross-validate: prints {\"files\": {FILE: {\"topics\": as evaluate does}}}.")
    private boolean json;

    @Mixin
    private TaxonomyOption taxonomyOption = new TaxonomyOption();

    @Override
    int run() throws IOException {
        if (out == null && !crossValidate) {
            throw new CommandFailure("found neither --out nor --cross-validate, expected at least one of them");
        }
        Taxonomy taxonomy = taxonomyOption.load().withHeads(Map.of());
        checkTopics(taxonomy);
        TrainingTexts texts = new TrainingTexts(files, emphasis, mixes);
        if (crossValidate) {
            report(crossValidate(taxonomy, texts));
        }
        if (out != null) {
            write(train(taxonomy, texts, texts.all()), out);
        }
        return 0;
    }

    private void checkTopics(Taxonomy taxonomy) {
        List<String> known = taxonomy.topics().stream().map(Topic::id).toList();
        topics.forEach(topic -> checkTopic("--topic " + topic, topic, known));
        mixes.forEach((topic, file) -> checkTopic("--mix " + topic + '=' + file, topic, known));
    }

    private static void checkTopic(String option, String topic, List<String> known) {
        if (!known.contains(topic)) {
            throw new CommandFailure("found %s, expected one of %s".formatted(option, known));
        }
    }

    private Map<String, byte[]> train(Taxonomy taxonomy, TrainingTexts texts, List<TrainingTexts.Text> some) {
        Map<String, byte[]> heads = new TreeMap<>(Trainer.train(taxonomy, texts.examples(some), cost));
        heads.keySet().removeIf(topic -> !topics.isEmpty() && !topics.contains(topic));
        return heads;
    }

    private void write(Map<String, byte[]> heads, Path taxonomyDirectory) throws IOException {
        if (heads.isEmpty()) {
            throw new CommandFailure(
                    "found no topic of the taxonomy with texts labelled 0 and 1, expected at least one");
        }
        Path directory = Files.createDirectories(taxonomyDirectory.resolve(TaxonomySource.MODEL_DIRECTORY));
        for (Map.Entry<String, byte[]> head : heads.entrySet()) {
            Path file = directory.resolve(head.getKey() + ".bin");
            Files.write(file, head.getValue());
            (json ? err() : out()).printf("%s: %d bytes%n", file, head.getValue().length);
        }
    }

    /** By file, what heads say that were trained without the text and all others of its source and story. */
    private Map<Path, List<Judged>> crossValidate(Taxonomy taxonomy, TrainingTexts texts) {
        List<TrainingTexts.Text> all = texts.all();
        int[] folds = Trainer.folds(texts.examples(all), FOLDS);
        Map<Path, List<Judged>> judged = new LinkedHashMap<>();
        files.forEach(file -> judged.put(file, new ArrayList<>()));
        for (int fold = 0; fold < FOLDS; fold++) {
            List<TrainingTexts.Text> inside = new ArrayList<>();
            List<TrainingTexts.Text> outside = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                (folds[i] == fold ? inside : outside).add(all.get(i));
            }
            Classifier classifier = Classifier.of(taxonomy.withHeads(train(taxonomy, texts, outside)));
            for (TrainingTexts.Text one : inside) {
                judged.computeIfAbsent(one.file(), f -> new ArrayList<>())
                        .addAll(Judged.all(List.of(one.labelled()), classifier));
            }
        }
        return judged;
    }

    private void report(Map<Path, List<Judged>> judged) {
        if (json) {
            Map<String, Object> byFile = new LinkedHashMap<>();
            judged.forEach((file, some) -> byFile.put(file.toString(), new Report(some).figures()));
            out().println(new JsonMapper().writeValueAsString(Map.of("files", byFile)));
            return;
        }
        judged.forEach((file, some) -> {
            out().printf("%n== %s, cross-validated ==%n", file);
            new Report(some).print(out());
        });
    }
}
