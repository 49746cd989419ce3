package org.silkwire.desk.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.desk.index.Position;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;

class LiveStoriesTest {
    private static final StoryQuery ALL = StoryQuery.MATCHED.withUnmatched();
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Each title as an event. */
    private static final EventFormat TITLES = new EventFormat() {
        @Override
        public List<ServerSentEvent> changed(StoryRow row) {
            return List.of(new ServerSentEvent("story", String.valueOf(row.title())));
        }

        @Override
        public ServerSentEvent removed(String storyId) {
            return new ServerSentEvent("removed", storyId);
        }
    };

    @TempDir
    Path directory;

    private StoryIndex index;
    private LiveStories live;

    @BeforeEach
    void open() {
        index = StoryIndex.open(directory);
        live = new LiveStories(index);
    }

    @AfterEach
    void close() {
        live.close();
        index.close();
    }

    @Test
    void whoListensHearsWhatComesAndNotWhatWas() throws Exception {
        take(story("before").build());
        try (Listening listening = live.listen(ALL, TITLES, null)) {
            take(story("a").build());

            assertThat(hear(listening, 1)).containsExactly("Report a");
        }
    }

    @Test
    void onlyWhatTheQueryWantsIsHeard() throws Exception {
        try (Listening listening = live.listen(StoryQuery.onTopic("belt-and-road"), TITLES, null)) {
            take(story("a").build());
            take(story("b").on("belt-and-road", 0.9, "Report").build());

            assertThat(hear(listening, 1)).containsExactly("Report b");
        }
    }

    @Test
    void whoComesBackHearsWhatWasMissedOnce() throws Exception {
        take(story("a").build());
        Position left = index.end(NOON);
        takeMany("missed", 1200);
        try (Listening listening = live.listen(ALL, TITLES, left)) {
            take(story("now").build());

            assertThat(hear(listening, 1201))
                    .doesNotHaveDuplicates()
                    .startsWith("Report missed0")
                    .endsWith("Report now");
        }
    }

    @Test
    void whoFallsBehindTheRecentEventsLosesNothing() throws Exception {
        try (Listening slow = live.listen(ALL, TITLES, null);
                Listening quick = live.listen(ALL, TITLES, null)) {
            List<String> heard = new ArrayList<>();
            takeMany("s", 3000);
            heard.addAll(hear(quick, 3000));

            assertThat(heard).doesNotHaveDuplicates().hasSize(3000);
            assertThat(hear(slow, 3000)).containsExactlyElementsOf(heard);
        }
    }

    @Test
    void aRetractionIsHeard() throws Exception {
        Story story = story("a").build();
        take(story);
        try (Listening listening = live.listen(ALL, TITLES, null)) {
            retract(story);

            assertThat(hear(listening, 1)).containsExactly(story.storyId());
        }
    }

    /** It was lost where it was told between the joining of a listener and its first question. */
    @Test
    void aRetractionIsHeardHoweverLateTheFirstQuestionComes() throws Exception {
        Story story = story("a").build();
        take(story);
        try (Listening first = live.listen(ALL, TITLES, null);
                Listening second = live.listen(ALL, TITLES, null)) {
            retract(story);

            assertThat(hear(first, 1)).containsExactly(story.storyId());
            // It was told by now.
            assertThat(hear(second, 1)).containsExactly(story.storyId());
        }
    }

    @Test
    void aRetractionIsHeardByWhoWasAway() throws Exception {
        Story story = story("a").build();
        take(story);
        Position left = index.end(NOON);
        retract(story);
        take(story("b").build());

        try (Listening listening = live.listen(ALL, TITLES, left)) {
            assertThat(hear(listening, 2)).containsExactly(story.storyId(), "Report b");
        }
    }

    /** Retractions once had the number of changes that came after them, so that who was behind skipped those. */
    @Test
    void whoIsBehindHearsWhatWasToldBesideARetraction() throws Exception {
        try (Listening slow = live.listen(ALL, TITLES, null);
                Listening quick = live.listen(ALL, TITLES, null)) {
            List<String> heard = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                Story story = story("gone" + round).build();
                take(story);
                takeMany("r" + round + "s", 100);
                retract(story);
                takeMany("r" + round + "t", 300);
            }
            while (!heard.contains("Report r9t299")) {
                heard.addAll(hear(quick, 1));
            }
            List<String> late = new ArrayList<>();
            while (!late.contains("Report r9t299")) {
                late.addAll(hear(slow, 1));
            }

            assertThat(heard).doesNotHaveDuplicates();
            assertThat(late)
                    .doesNotHaveDuplicates()
                    .filteredOn(each -> each.contains("s") || each.contains("t"))
                    .containsAll(IntStream.range(0, 300)
                            .mapToObj(i -> "Report r9t" + i)
                            .toList());
            assertThat(late.stream().filter(each -> each.startsWith("Report r")))
                    .hasSize(4000);
        }
    }

    @Test
    void idsResumeAfterTheirEvent() throws Exception {
        try (Listening listening = live.listen(ALL, TITLES, null)) {
            take(story("a").build());
            String event = new String(listening.next(LONG).getFirst(), UTF_8);
            assertThat(event).matches("id: [0-9a-f]+\\.\\d+\\.\\d+\nevent: story\ndata: Report a\n\n");
            take(story("b").build());
            Position position = Position.parse(
                            event.lines().findFirst().orElseThrow().substring(4))
                    .orElseThrow();

            try (Listening again = live.listen(ALL, TITLES, position)) {
                assertThat(hear(again, 1)).containsExactly("Report b");
            }
        }
    }

    @Test
    void anIndexBegunAnewIsFollowedOn() throws Exception {
        for (int i = 0; i < 20; i++) {
            take(story("s" + i).build());
        }
        try (Listening listening = live.listen(ALL, TITLES, null)) {
            index.startOver();
            take(story("a").build());

            assertThat(hear(listening, 1)).containsExactly("Report a");
            assertThat(listening.next(Duration.ofMillis(10))).isEmpty();
        }
    }

    @Test
    void silenceEndsWithPatience() throws Exception {
        try (Listening listening = live.listen(ALL, TITLES, null)) {
            assertThat(listening.next(Duration.ofMillis(5))).isEmpty();
            assertThat(live.listeners()).isOne();
        }
        assertThat(live.listeners()).isZero();
    }

    @Test
    void closingSendsListenersAway() {
        Listening listening = live.listen(ALL, TITLES, null);
        live.close();

        await().untilAsserted(() -> assertThat(listening.isOver()).isTrue());
        assertThatThrownBy(() -> live.listen(ALL, TITLES, null)).hasMessageContaining("closing");
    }

    @Test
    void dataOfSeveralLinesStaysOneEvent() {
        assertThat(new String(new ServerSentEvent("x", "one\ntwo").bytes(null), UTF_8))
                .isEqualTo("event: x\ndata: one\ndata: two\n\n");
    }

    private void take(Story story) {
        index.apply(List.of(new Event.StoryClassified(story)));
        live.changed();
    }

    private void retract(Story story) {
        index.apply(List.of(new Event.StoryRetracted(
                new StoryRetraction(story.storyId(), story.article().id(), 2, List.of(), NOON, "taken back"))));
        live.changed();
    }

    private void takeMany(String name, int count) {
        for (int i = 0; i < count; i += 100) {
            List<Event> batch = IntStream.range(i, i + 100)
                    .<Event>mapToObj(
                            each -> new Event.StoryClassified(story(name + each).build()))
                    .toList();
            index.apply(batch);
            live.changed();
        }
    }

    private static List<String> hear(Listening listening, int count) throws InterruptedException {
        List<String> data = new ArrayList<>();
        while (data.size() < count) {
            List<byte[]> events = listening.next(LONG);
            assertThat(events).as("heard " + data.size() + " of " + count).isNotEmpty();
            for (byte[] event : events) {
                new String(event, UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> line.substring(6))
                        .forEach(data::add);
            }
        }
        return data;
    }
}
