package org.silkwire.desk.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.command.ClassifierCommands;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.desk.store.KeptRecords;
import org.silkwire.testkit.TestBroker;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FeedbackBookTest {
    private static final TestBroker BROKER = TestBroker.shared();

    @TempDir
    Path directory;

    private KeptRecords records;
    private FeedbackBook book;

    @Command(name = "silkwire")
    private static final class Commands {}

    @BeforeEach
    void open() {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2)).topics());
        records = opened();
        book = new FeedbackBook(records, () -> NOON);
    }

    private static KeptRecords opened() {
        Map<String, Object> connection = BROKER.clients();
        KeptRecords records = new KeptRecords(Topics.FEEDBACK, connection, connection);
        records.start();
        return records;
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void rightAndWrongBecomeLabels() throws Exception {
        Story told = story("a")
                .title("Trains of the Belt and Road")
                .text("Forty trains a week.\nAnd \"more\".")
                .on("belt-and-road", 0.9, "Belt and Road")
                .build();
        book.give(told, "belt-and-road", true, "desk");
        book.give(told, "digital-economy", false, "desk");
        book.give(
                story("b")
                        .title("A road belt")
                        .on("belt-and-road", 0.6, "road")
                        .in("de")
                        .build(),
                "belt-and-road",
                false,
                "desk");

        assertThat(book.of(told.article().id()))
                .hasEntrySatisfying(
                        "digital-economy", word -> assertThat(word.belongs()).isTrue());
        Path file = Files.write(directory.resolve("feedback.jsonl"), book.labelled());
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"title\":\"Trains of the Belt and Road\"",
                                "\"labels\":{\"belt-and-road\":1,\"digital-economy\":1}"))
                .anySatisfy(line -> assertThat(line).contains("\"lang\":\"de\"", "\"labels\":{\"belt-and-road\":0}"));
        assertThat(evaluate(file)).contains("belt-and-road");
    }

    @Test
    void aLaterWordTakesThePlaceOfTheFirst() {
        Story told = story("a").on("belt-and-road", 0.9, "Report").build();
        book.give(told, "belt-and-road", true, "desk");
        book.give(told, "belt-and-road", false, "desk");

        assertThat(book.all())
                .singleElement()
                .satisfies(word -> assertThat(word.belongs()).isFalse());
    }

    @Test
    void whatWasSaidOutlivesTheDesk() {
        book.give(story("a").on("belt-and-road", 0.9, "Report").build(), "belt-and-road", true, "desk");
        records.close();

        records = opened();

        FeedbackBook again = new FeedbackBook(records, () -> NOON);
        await().untilAsserted(() -> assertThat(again.all()).hasSize(1));
    }

    /** What the command prints. */
    private static String evaluate(Path file) {
        StringWriter out = new StringWriter();
        CommandLine commands = new CommandLine(new Commands());
        ClassifierCommands.mountOn(commands, System.in);
        commands.setOut(new PrintWriter(out, true));
        assertThat(commands.execute("evaluate", file.toString())).isZero();
        return out.toString();
    }
}
