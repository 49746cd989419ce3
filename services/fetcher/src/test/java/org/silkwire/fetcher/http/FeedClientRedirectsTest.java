package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.http.FetchOutcome.Gone;
import org.silkwire.fetcher.http.FetchOutcome.NotModified;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.SampleFeed;

@Timeout(60)
class FeedClientRedirectsTest extends FeedClientFixture {
    @ParameterizedTest
    @CsvSource({"301, true", "308, true", "302, false", "303, false", "307, false"})
    void leadToTheFeedAndTellWhetherItMoved(int status, boolean moved) {
        server.serve("/old.xml", Reply.redirect(status, "/new.xml"));
        server.feed("/new.xml");

        Fetched fetched = fetched("/old.xml");

        assertThat(fetched.finalUrl()).isEqualTo(server.url("/new.xml"));
        assertThat(fetched.movedTo()).isEqualTo(moved ? server.url("/new.xml") : null);
    }

    @Test
    void countAsMovedOnlyUntilTheFirstTemporaryOne() {
        server.serve("/a", Reply.redirect(301, "/b"));
        server.serve("/b", Reply.redirect(308, "/c"));
        server.serve("/c", Reply.redirect(302, "/d"));
        server.serve("/d", Reply.redirect(301, "/e"));
        server.feed("/e");

        Fetched fetched = fetched("/a");

        assertThat(fetched.finalUrl()).isEqualTo(server.url("/e"));
        assertThat(fetched.movedTo()).isEqualTo(server.url("/c"));
    }

    @Test
    void areReportedOn304Too() {
        server.serve("/a", Reply.redirect(301, "/b"));
        SampleFeed feed = server.feed("/b");

        FetchOutcome outcome = client.fetch(new FetchRequest(
                server.url("/a"),
                new Validators(feed.etag(), null, null, server.url("/b").toString())));

        assertThat(outcome).isEqualTo(new NotModified(feed.etag(), null, null, server.url("/b"), HubLinks.NONE));
    }

    @Test
    void endAfterFive() {
        for (int i = 0; i < 10; i++) {
            server.serve("/" + i, Reply.redirect(302, "/" + (i + 1)));
        }
        server.feed("/5");
        assertThat(fetch("/0")).isInstanceOf(Fetched.class);

        server.serve("/5", Reply.redirect(302, "/6"));
        server.feed("/6");
        assertThat(fetch("/0"))
                .isEqualTo(new Failed(ErrorClass.REDIRECT, 302, "more than 5 redirects; expected an end before"));
    }

    @Test
    void endWhereTheyTurnInACircle() {
        server.serve("/a", Reply.redirect(302, "/b"));
        server.serve("/b", Reply.redirect(302, "/a"));

        assertFailure(fetch("/a"), ErrorClass.REDIRECT, "lead back to");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void endWithoutALocation() {
        server.serve("/a", Reply.status(302));
        server.serve("/b", Reply.redirect(302, "http://[::broken"));

        assertFailure(fetch("/a"), ErrorClass.REDIRECT, "usable Location");
        assertFailure(fetch("/b"), ErrorClass.REDIRECT, "usable Location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.2:1/",
                "http://127.0.0.1:1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.2]/",
                "http://[fd00::1]/",
                "http://localhost:1/",
                "http://inside.example/",
                "http://rebound.example/",
                "http://user@feeds.example/",
                "file:///etc/passwd",
                "ftp://127.0.0.2/x.xml",
                "gopher://127.0.0.2:70/_x",
                "javascript:alert(1)"
            })
    void neverLeadInside(String location) {
        server.serve("/a", Reply.redirect(302, location));

        assertFailure(fetch("/a"), ErrorClass.FORBIDDEN, "expected");
    }

    @Test
    void toAGoneFeedFindItGone() {
        server.serve("/a", Reply.redirect(301, "/b"));
        server.serve("/b", Reply.status(410));

        assertThat(fetch("/a")).isEqualTo(new Gone());
    }

    @Test
    void toAnotherHostWaitForItsLeave() {
        server.serve("/a", Reply.redirect(302, "/b"));
        server.serve("/b", Reply.redirect(302, named("feeds.example", "/c").toString()));
        server.feed("/c");
        List<URI> crossings = new ArrayList<>();

        FetchOutcome outcome = client.fetch(new FetchRequest(server.url("/a"), Validators.NONE), url -> {
            assertThat(server.requests("/c")).isEmpty();
            crossings.add(url);
        });

        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(crossings).containsExactly(named("feeds.example", "/c"));
    }
}
