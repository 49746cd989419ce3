package org.silkwire.fetcher.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.testkit.Reply;

@Timeout(60)
class FeedClientPostTest extends FeedClientFixture {
    @Test
    void headersAndBodyArrive() {
        server.serve("/hook", Reply.status(204));

        assertThat(post(server.url("/hook"))).isEqualTo(new PostOutcome.Answered(204));
        assertThat(server.requests("/hook")).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.header("webhook-id")).contains("7");
        });
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        server.serve("/hook", Reply.redirect(307, "/other"));

        assertThat(post(server.url("/hook"))).isEqualTo(new PostOutcome.Answered(307));
        assertThat(server.requests("/other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://10.0.0.7/", "http://inside.example/", "http://169.254.169.254/", "http://127.0.0.2/"})
    void anAddressThatIsNotPublicIsNotAsked(String url) {
        assertThat(post(URI.create(url)))
                .isInstanceOfSatisfying(
                        PostOutcome.Unanswered.class,
                        no -> assertThat(no.reason()).contains("not public"));
    }

    @Test
    void whoNeverAnswersIsLeftAtTheDeadline() {
        use(settings.withDeadline(Duration.ofMillis(200)));
        server.serve("/hook", Reply.hang());

        assertThat(post(server.url("/hook")))
                .isInstanceOfSatisfying(
                        PostOutcome.Unanswered.class,
                        no -> assertThat(no.reason()).contains("within 200 ms"));
    }

    private PostOutcome post(URI url) {
        return client.post(url, Map.of("webhook-id", "7", "Content-Type", "application/json"), "{}".getBytes(UTF_8));
    }
}
