package org.silkwire.classifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.score.Trainer;

class TrainingTextsTest {
    @TempDir
    Path directory;

    @Test
    void theRareTextsOfOneFileCountAsOftenAsThoseOfTheOther() throws IOException {
        Path wide = file("wide.jsonl", 90, 10);
        Path near = file("near.jsonl", 50, 50);
        TrainingTexts texts = new TrainingTexts(List.of(wide, near), Map.of(near, 2), Map.of("tea", near));
        List<Trainer.Example> examples = texts.examples(texts.all());
        assertThat(copies(examples.subList(0, 90))).isEqualTo(90);
        assertThat(copies(examples.subList(90, 100))).isBetween(80, 95);
        assertThat(copies(examples.subList(100, 200))).isEqualTo(200);
    }

    @Test
    void withoutAMixAllTextsOfAFileCountAlike() throws IOException {
        Path wide = file("wide.jsonl", 9, 1);
        TrainingTexts texts = new TrainingTexts(List.of(wide), Map.of(), Map.of());
        assertThat(texts.examples(texts.all()))
                .allSatisfy(e -> assertThat(e.copies()).containsOnly(Map.entry("tea", 1)));
    }

    private static int copies(List<Trainer.Example> examples) {
        return examples.stream()
                .mapToInt(e -> e.copies().getOrDefault("tea", 0))
                .sum();
    }

    private Path file(String name, int negatives, int positives) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                IntStream.range(0, negatives + positives)
                        .mapToObj(i -> "{\"title\":\"%d\",\"text\":\"\",\"labels\":{\"tea\":%d}}"
                                .formatted(i, i < negatives ? 0 : 1))
                        .collect(Collectors.joining("\n")));
    }
}
