package org.silkwire.fetcher.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.silkwire.fetcher.parse.ParserFixture.outcome;
import static org.silkwire.fetcher.parse.ParserFixture.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.Reply;

/** One nasty feed can neither read our files, ask for others, nor take more than its share of time and memory. */
class HostileFeedsTest {
    /** Generous against a loaded machine, and far below what a quadratic reading of these documents takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ITEMS = "<item><title>Port</title><link>https://a.example/1</link></item>";

    @Test
    void entitiesOutsideTheDocumentAreNeverRead(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "the secret");
        try (FeedServer server = FeedServer.start()) {
            server.serve("/dtd", Reply.ok("<!ENTITY leak 'the secret'>"));
            FeedDocument feed = read("<!DOCTYPE rss SYSTEM '" + server.url("/dtd") + "' [<!ENTITY file SYSTEM '"
                    + secret.toUri() + "'><!ENTITY web SYSTEM '" + server.url("/dtd") + "'><!ENTITY % p SYSTEM '"
                    + server.url("/dtd")
                    + "'> %p;]><rss version='2.0'><channel><item><title>Port &file; &web; &leak;</title>"
                    + "<description><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + secret.toUri()
                    + "' parse='text'/>Text</description></item></channel></rss>");

            assertThat(feed.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.title()).startsWith("Port");
                assertThat(entry.toString()).doesNotContain("the secret");
            });
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void entitiesOfTheDocumentAreReadWithinLimits() {
        assertThat(
                        read("<!DOCTYPE rss [<!ENTITY port 'Karachi'>]><rss><channel><item><title>&port; opens</title></item>"
                                        + "</channel></rss>")
                                .entries())
                .singleElement()
                .extracting(FeedEntry::title)
                .isEqualTo("Karachi opens");
    }

    @Test
    void entitiesThatMultiplyAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 'lol'>");
        for (int i = 1; i <= 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        String billion = "<!DOCTYPE rss [" + laughs + "]><rss><channel><item><title>&l10;</title></item>" + ITEMS
                + "</channel></rss>";
        String quadratic = "<!DOCTYPE rss [<!ENTITY a '" + "x".repeat(100_000) + "'>]><rss><channel><item><title>"
                + "&a;".repeat(20_000) + "</title></item>" + ITEMS + "</channel></rss>";

        for (String bomb : new String[] {billion, quadratic}) {
            FeedDocument feed = withinPatience(bomb);
            assertThat(feed.entries()).extracting(FeedEntry::title).contains("Port");
            assertThat(feed.toString()).hasSizeLessThan(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 200_000})
    void depthIsCutOff(int depth) {
        String deep = "<rss version='2.0'><channel>" + ITEMS + "<x>".repeat(depth) + "</x>".repeat(depth)
                + "</channel></rss>";
        String neverClosed = "<rss version='2.0'><channel>" + ITEMS + "<x>".repeat(depth);
        String inHtml = "<rss version='2.0'><channel><item><title>Port</title><description><![CDATA["
                + "<div>".repeat(depth) + "deep]]></description></item></channel></rss>";

        for (String document : new String[] {deep, neverClosed, inHtml}) {
            assertThat(withinPatience(document).entries())
                    .singleElement()
                    .extracting(FeedEntry::title)
                    .isEqualTo("Port");
        }
    }

    @Test
    void floodsOfAttributesAndNamespacesAreRead() {
        StringBuilder attributes = new StringBuilder();
        StringBuilder namespaces = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            attributes.append(" a").append(i).append("='1'");
            namespaces.append(" xmlns:n").append(i).append("='urn:").append(i).append("'");
        }
        assertThat(withinPatience("<rss version='2.0'><channel><y" + attributes + "/>" + ITEMS + "</channel></rss>")
                        .entries())
                .hasSize(1);
        assertThat(withinPatience("<rss version='2.0'><channel><y" + namespaces + "/>" + ITEMS + "</channel></rss>")
                        .entries())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "&",
                "<a ",
                "<![CDATA[",
                "<!--",
                "&#",
                "]]>",
                "<?",
                "\"",
                "<a b='",
                "</",
                "&amp",
                "<!DOCTYPE ["
            })
    void anythingRepeatedForEverTakesNoTime(String piece) {
        byte[] body =
                ("<rss version='2.0'><channel>" + ITEMS + "<item><title>" + piece.repeat(300_000)).getBytes(UTF_8);

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            assertThatCode(() -> outcome(body)).doesNotThrowAnyException();
        });
    }

    @Test
    void moreElementsThanAnyFeedHasAreRefused() {
        byte[] flood = ("<rss><channel>" + "<i/>".repeat(600_000) + "</channel></rss>").getBytes(UTF_8);

        Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> assertThat(outcome(flood).toString()).contains("more than 500000 elements"));
    }

    private static FeedDocument withinPatience(String document) {
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> read(document));
    }
}
