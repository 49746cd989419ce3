package org.silkwire.desk.syndication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;
import static org.silkwire.desk.Stories.storyId;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silkwire.contract.Event;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.fetcher.parse.FeedBody;
import org.silkwire.fetcher.parse.FeedEntry;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.parse.ParseOutcome;

/** What goes out is read by ROME and by our own fetcher. */
class FeedMakerTest {
    private static final String BASE = "https://desk.example.org";

    @TempDir
    Path directory;

    private StoryIndex index;
    private FeedMaker maker;

    @BeforeEach
    void tell() {
        index = StoryIndex.open(directory);
        maker = new FeedMaker(index);
        index.apply(List.of(
                new Event.StoryClassified(story("a")
                        .title("Trade & transport <together>")
                        .text("First paragraph with \u0001 a control.\n\nSecond: 一带一路 🚢 ]]> & done.")
                        .on("belt-and-road", 0.9, "Trade")
                        .about("PK")
                        .build()),
                new Event.StoryClassified(story("b")
                        .title("ڈیجیٹل معیشت")
                        .text("متن")
                        .in("ur")
                        .at(NOON.plusSeconds(60))
                        .on("belt-and-road", 0.8, "ڈیجیٹل")
                        .build()),
                new Event.StoryClassified(story("c")
                        .by("copy.example.com")
                        .copyOf("a")
                        .on("belt-and-road", 0.9, "Report")
                        .build()),
                new Event.StoryClassified(story("off").build())));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void ourFetcherReadsTheSameStories(FeedFormat format) {
        FeedMaker.Document document = make(format);
        ParseOutcome outcome =
                new FeedParser().parse(new FeedBody(document.bytes(), document.contentType(), BASE + "/stories.atom"));

        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        List<FeedEntry> entries = ((ParseOutcome.Parsed) outcome).document().entries();
        assertThat(entries)
                .extracting(FeedEntry::title)
                .containsExactly("ڈیجیٹل معیشت", "Trade & transport <together>");
        assertThat(entries)
                .extracting(FeedEntry::link)
                .containsExactly("https://wire.example.org/b", "https://wire.example.org/a");
        assertThat(entries)
                .extracting(FeedEntry::guid)
                .containsExactly("urn:silkwire:story:" + storyId("b"), "urn:silkwire:story:" + storyId("a"));
        assertThat(entries.getLast().text()).contains("First paragraph with", "Second: 一带一路 🚢 ]]> & done.");
        assertThat(entries.getLast().publishedAt()).isEqualTo(NOON);
        assertThat(entries.getFirst().language()).isEqualTo("ur");
    }

    @ParameterizedTest
    @EnumSource(value = FeedFormat.class, names = "JSON", mode = EnumSource.Mode.EXCLUDE)
    void romeReadsThem(FeedFormat format) throws Exception {
        SyndFeed feed = new SyndFeedInput()
                .build(new XmlReader(new ByteArrayInputStream(make(format).bytes())));

        assertThat(feed.getTitle()).isEqualTo("Belt and Road");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("ڈیجیٹل معیشت", "Trade & transport <together>");
        assertThat(feed.getEntries().getLast().getUri()).isEqualTo("urn:silkwire:story:" + storyId("a"));
    }

    @Test
    void theTagChangesWithTheContent() {
        String before = make(FeedFormat.ATOM).tag();
        assertThat(make(FeedFormat.ATOM).tag()).isEqualTo(before);

        index.apply(List.of(new Event.StoryClassified(
                story("new").on("belt-and-road", 0.9, "Report").build())));

        assertThat(make(FeedFormat.ATOM).tag()).isNotEqualTo(before);
    }

    @Test
    void anEmptyFeedIsStillOne() throws Exception {
        FeedMaker.Document document = maker.make(StoryQuery.onTopic("nothing"), "Nothing", FeedFormat.ATOM, BASE, "/x");

        assertThat(new SyndFeedInput()
                        .build(new XmlReader(new ByteArrayInputStream(document.bytes())))
                        .getEntries())
                .isEmpty();
        assertThat(new String(document.bytes(), UTF_8)).contains("<updated>1970-01-01T00:00:00Z</updated>");
    }

    @Test
    void whatAnArticleSneaksInIsTakenOut() {
        assertThat(SafeHtml.of(
                        "<p onclick='x()'>Hi <script>alert(1)</script><a href='javascript:alert(1)'>there</a></p>",
                        null))
                .isEqualTo("<p>Hi <a rel=\"nofollow\">there</a></p>");
        assertThat(SafeHtml.of(null, "1 < 2\n\n<b>")).isEqualTo("<p>1 &lt; 2</p><p>&lt;b&gt;</p>");
    }

    private FeedMaker.Document make(FeedFormat format) {
        return maker.make(
                StoryQuery.onTopic("belt-and-road"), "Belt and Road", format, BASE, "/stories.x?topic=belt-and-road");
    }
}
