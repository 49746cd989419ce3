package org.silkwire.fetcher.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.FeedRegistration;

class OpmlFileTest {
    @TempDir
    Path directory;

    @Test
    void foldersAndTitlesAreKept() throws IOException {
        List<FeedRegistration> feeds = feeds("""
                <opml version="2.0"><head><title>t</title></head><body>
                  <outline text="Trade">
                    <outline text="Forums"><outline type="rss" text="F" title="The forum" xmlUrl="https://Forum.example/feed"/></outline>
                  </outline>
                  <outline text="Top" xmlUrl="http://top.example/rss"/>
                </body></opml>""");

        assertThat(feeds)
                .extracting(FeedRegistration::url, FeedRegistration::title, FeedRegistration::folder)
                .containsExactly(
                        tuple("https://forum.example/feed", "The forum", "Trade/Forums"),
                        tuple("http://top.example/rss", "Top", null));
        assertThat(feeds).extracting(FeedRegistration::origin).containsOnly("opml:feeds.opml");
    }

    @Test
    void aLineMayAskForTheFullText() throws IOException {
        assertThat(feeds("""
                <opml version="2.0"><body><outline text="a" xmlUrl="https://a.example/feed" fullText="true"/>
                <outline text="b" xmlUrl="https://b.example/feed" fullText="false"/></body></opml>""")).extracting(FeedRegistration::fullText).containsExactly(true, false);
    }

    @Test
    void theSameFeedTwiceIsOneFeed() throws IOException {
        assertThat(feeds("""
                <opml version="1.1"><body>
                  <outline text="a" xmlUrl="https://a.example/feed"/><outline text="b" xmlurl="https://A.example:443/feed"/>
                </body></opml>""")).hasSize(1);
    }

    @Test
    void aLineThatCannotBePolledIsPassedOver() throws IOException {
        assertThat(feeds("""
                <opml version="2.0"><body>
                  <outline text="a" xmlUrl="ftp://a.example/feed"/><outline text="b" xmlUrl="https://b.example/feed"/>
                </body></opml>""")).extracting(FeedRegistration::url).containsExactly("https://b.example/feed");
    }

    @Test
    void aFileWithoutFeedsSaysWhatWasExpected() {
        assertThatThrownBy(() ->
                        feeds("<opml version='2.0'><body><outline text='x' xmlUrl='ftp://a.example/'/></body></opml>"))
                .isInstanceOf(UnreadableFeedsException.class)
                .hasMessageContaining("names no feed")
                .hasMessageContaining("ftp");
    }

    @Test
    void aFileThatIsNoOpmlSaysSo() {
        assertThatThrownBy(() -> feeds("<rss version='2.0'><channel><title>t</title></channel></rss>"))
                .isInstanceOf(UnreadableFeedsException.class)
                .hasMessageContaining("feeds.opml begins with <rss>; expected <opml>");
        assertThatThrownBy(() -> feeds("feeds: none"))
                .isInstanceOf(UnreadableFeedsException.class)
                .hasMessageContaining("feeds.opml holds no XML; expected OPML");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        OpmlFile file = new OpmlFile(directory.resolve("none.opml"), () -> Instant.EPOCH);

        assertThatThrownBy(file::feeds)
                .isInstanceOf(UnreadableFeedsException.class)
                .hasMessageContaining("none.opml does not exist");
    }

    @Test
    void anExternalEntityIsNotRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "https://secret.example/");

        assertThatThrownBy(() -> feeds("<!DOCTYPE opml [<!ENTITY s SYSTEM '" + secret.toUri()
                        + "'>]><opml version='2.0'><body><outline text='x' xmlUrl='&s;'/></body></opml>"))
                .isInstanceOf(UnreadableFeedsException.class)
                .hasMessageNotContaining("secret.example");
    }

    private List<FeedRegistration> feeds(String opml) throws IOException {
        Path file = Files.writeString(directory.resolve("feeds.opml"), opml);
        return new OpmlFile(file, () -> Instant.EPOCH).feeds();
    }
}
