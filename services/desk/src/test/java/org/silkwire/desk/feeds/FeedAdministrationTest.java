package org.silkwire.desk.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.desk.feeds.FeedAdministration.Wanted;
import org.silkwire.testkit.TestBroker;

class FeedAdministrationTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Wanted FEED = new Wanted("HTTPS://Forum.example.org/feed.xml#top", " Forum ", null);

    private FeedDirectory directory;
    private FeedAdministration administration;

    @BeforeEach
    void open() {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(3)).topics());
        Map<String, Object> connection = BROKER.clients();
        directory = new FeedDirectory(connection);
        directory.start();
        administration = new FeedAdministration(connection, directory, () -> NOW);
    }

    @AfterEach
    void close() {
        administration.close();
        directory.close();
    }

    @Test
    void anAddedFeedIsARecordInThePartitionOfItsHost() {
        Feed added = administration.add(FEED);

        var record = BROKER.readEvents(Topics.FEEDS, read -> !read.isEmpty()).getFirst();
        assertThat(record.key()).isEqualTo(added.registration().id());
        assertThat(record.partition()).isEqualTo(Partitions.ofFeed("https://forum.example.org/feed.xml", 3));
        assertThat(record.value()).isInstanceOfSatisfying(Event.FeedRegistered.class, registered -> {
            assertThat(registered.body().url()).isEqualTo("https://forum.example.org/feed.xml");
            assertThat(registered.body().title()).isEqualTo("Forum");
            assertThat(registered.body().origin()).isEqualTo("desk");
        });
        assertThat(directory.feeds()).hasSize(1);
        assertThat(added.health()).isEqualTo(Health.NEW);
    }

    @Test
    void addingTwiceWritesOnce() {
        administration.add(FEED);
        administration.add(FEED);
        administration.pause(directory.feeds().getFirst().registration().id());

        assertThat(BROKER.readCommitted(Topics.FEEDS)).hasSize(2);
    }

    @Test
    void pauseResumeAndPollAreSettings() {
        String id = administration.add(FEED).registration().id();

        assertThat(administration.pause(id).orElseThrow().health()).isEqualTo(Health.PAUSED);
        assertThat(administration.resume(id).orElseThrow().registration().paused())
                .isFalse();
        assertThat(administration.pollNow(id).orElseThrow().registration().pollRequestedAt())
                .isEqualTo(NOW);
        await().untilAsserted(() -> assertThat(
                        directory.feed(id).orElseThrow().registration().pollRequestedAt())
                .isEqualTo(NOW));
    }

    @Test
    void removalIsATombstoneInTheSamePartition() {
        String id = administration.add(FEED).registration().id();

        assertThat(administration.remove(id)).isPresent();

        var last = BROKER.readCommitted(Topics.FEEDS, read -> read.size() == 2).getLast();
        assertThat(new String(last.key(), UTF_8)).isEqualTo(id);
        assertThat(last.value()).isNull();
        assertThat(last.partition()).isEqualTo(Partitions.ofFeed("https://forum.example.org/feed.xml", 3));
        assertThat(directory.feeds()).isEmpty();
        assertThat(administration.remove(id)).isEmpty();
    }

    @Test
    void aListIsAddedButForWhatCannotBePolled() {
        administration.add(FEED);

        FeedAdministration.Imported imported = administration.addAll(List.of(
                FEED,
                new Wanted("https://a.example.org/rss", "A", "News"),
                new Wanted("https://a.example.org/rss", "A again", null),
                new Wanted("gopher://old.example.org", "Old", null)));

        assertThat(imported.added()).isOne();
        assertThat(imported.known()).isEqualTo(2);
        assertThat(imported.problems()).singleElement().asString().contains("gopher");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> administration.add(new Wanted("file:///etc/passwd", null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file");
    }

    @Test
    void listsComeBackAsTheyWentOut() {
        administration.addAll(List.of(
                new Wanted("https://a.example.org/rss", "A & B", "News/World"),
                new Wanted("https://c.example.org/rss", "C", null)));

        byte[] opml = OpmlList.write(directory.feeds(), NOW);

        assertThat(OpmlList.read(opml))
                .containsExactlyInAnyOrder(
                        new Wanted("https://a.example.org/rss", "A & B", "News/World"),
                        new Wanted("https://c.example.org/rss", "C", null));
        assertThatThrownBy(() -> OpmlList.read("<rss/>".getBytes(UTF_8))).hasMessageContaining("expected an OPML");
        assertThatThrownBy(() -> OpmlList.read("<opml><body/></opml>".getBytes(UTF_8)))
                .hasMessageContaining("names no feed");
    }
}
