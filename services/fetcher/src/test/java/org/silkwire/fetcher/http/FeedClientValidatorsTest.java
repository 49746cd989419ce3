package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.http.FetchOutcome.NotModified;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.SampleFeed;

@Timeout(60)
class FeedClientValidatorsTest extends FeedClientFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"plain\"",
                "W/\"weak\"",
                "unquoted",
                "\"with-gzip--gzip\"",
                "\"\"",
                "\"caf\u00c3\u00a9 \u0080\u009f\u00ff\""
            })
    void goBackByteForByteAsTheyCame(String etag) {
        server.serve(
                "/feed.xml", Reply.feed(FEED).header("ETag", etag).header("Last-Modified", "yesterday-ish, 25:61"));

        Fetched first = fetched("/feed.xml");
        client.fetch(new FetchRequest(server.url("/feed.xml"), first.validators()));

        assertThat(first.etag()).isEqualTo(etag);
        ReceivedRequest second = server.requests("/feed.xml").getLast();
        assertThat(second.header("If-None-Match")).hasValue(etag);
        assertThat(second.header("If-Modified-Since")).hasValue("yesterday-ish, 25:61");
    }

    @Test
    void areRenewedByA304AndKeptWhereItNamesNone() {
        server.serve("/feed.xml", Reply.status(304).header("ETag", "\"2\"").header("Cache-Control", "max-age=600"));
        Validators sent = new Validators("\"1\"", "Sun, 01 Mar 2026 10:00:00 GMT", "aa");

        FetchOutcome outcome = client.fetch(new FetchRequest(server.url("/feed.xml"), sent));

        assertThat(outcome).isEqualTo(new NotModified("\"2\"", null, Duration.ofMinutes(10), null, HubLinks.NONE));
        assertThat(((NotModified) outcome).validators(sent))
                .isEqualTo(new Validators("\"2\"", "Sun, 01 Mar 2026 10:00:00 GMT", "aa"));
    }

    @Test
    void areLeftOutWhereTheyCouldSmuggleAHeader() {
        server.serve("/feed.xml", Reply.feed(FEED));

        client.fetch(new FetchRequest(server.url("/feed.xml"), new Validators("\"1\"\r\nX-Evil: 1", "\u4e00", null)));

        assertThat(server.requests("/feed.xml").getLast().headers())
                .doesNotContainKeys("if-none-match", "if-modified-since", "x-evil");
    }

    @Test
    void areForgottenWhereTheyAreHuge() {
        server.serve("/feed.xml", Reply.feed(FEED).header("ETag", '"' + "e".repeat(5000) + '"'));

        assertThat(fetched("/feed.xml").etag()).isNull();
    }

    @Test
    void makeA304WithoutThemALie() {
        server.serve("/feed.xml", Reply.status(304));

        assertThat(fetch("/feed.xml"))
                .isEqualTo(new Failed(
                        ErrorClass.SERVER_ERROR,
                        304,
                        "304 Not Modified to a request without validators; expected 200 with a feed"));
    }

    @Test
    void goOnlyToTheAddressThatGaveThem() {
        server.serve("/feed.xml", Reply.redirect(302, "/today.xml"));
        SampleFeed today = server.feed("/today.xml");
        Validators validators = fetched("/feed.xml").validators();

        assertThat(client.fetch(new FetchRequest(server.url("/feed.xml"), validators)))
                .isInstanceOf(NotModified.class);
        assertThat(server.requests("/feed.xml").getLast().header("If-None-Match"))
                .isEmpty();
        assertThat(server.requests("/today.xml").getLast().header("If-None-Match"))
                .hasValue(today.etag());

        server.serve("/feed.xml", Reply.redirect(302, "/tomorrow.xml"));
        server.feed("/tomorrow.xml");
        assertThat(client.fetch(new FetchRequest(server.url("/feed.xml"), validators)))
                .isInstanceOf(Fetched.class);
        assertThat(server.requests("/tomorrow.xml").getLast().header("If-None-Match"))
                .isEmpty();
    }
}
