package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
    private final HttpSettings settings = HttpSettings.DEFAULTS;

    @ParameterizedTest
    @ValueSource(strings = {"", "Silkwire", "Silkwire/1 (by us)", "Silk\nwire (+https://a.example)"})
    void wantAUserAgentThatNamesAContact(String userAgent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withUserAgent(userAgent))
                .withMessageContaining("'" + userAgent + "'")
                .withMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Silkwire/1 (+https://desk.example/bot)", "Silkwire/1 (desk@news.example)"})
    void takeAMailOrWebAddressForAContact(String userAgent) {
        assertThat(settings.withUserAgent(userAgent).userAgent()).isEqualTo(userAgent);
    }

    @Test
    void nameWhatIsOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withDeadline(Duration.ZERO))
                .withMessage("deadline is PT0S; expected more than none, at most an hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withConnectTimeout(Duration.ofHours(2)))
                .withMessage("connect timeout is PT2H; expected more than none, at most an hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withBodyCap(100))
                .withMessage("body cap is 100 bytes; expected 1 KiB to 1 GiB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withAllowedAddresses("10.0.0.0/8", "everything"))
                .withMessageContaining("'everything'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy.example:3128", "http://proxy.example", "proxy.example:3128"})
    void wantAProxyWithSchemeHostAndPort(String proxy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withProxy(URI.create(proxy)))
                .withMessage("proxy is '" + proxy + "'; expected http://HOST:PORT");
    }

    @Test
    void keepAProxysSecretsOutOfItsUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withProxy(URI.create("http://ann:s3cret@proxy.example:3128")))
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "feeds.example, https://feeds.example/a, true",
        "feeds.example, https://FEEDS.example:443/a, true",
        "feeds.example, http://feeds.example/a, false",
        "feeds.example, https://feeds.example:8443/a, false",
        "feeds.example:8443, https://feeds.example:8443/a, true",
        "feeds.example, https://evil.feeds.example/a, false",
        "feeds.example, https://feeds.example.evil/a, false",
        "https://feeds.example/members, https://feeds.example/members, true",
        "https://feeds.example/members, https://feeds.example/members/a.xml, true",
        "https://feeds.example/members/, https://feeds.example/members/a.xml?x=1, true",
        "https://feeds.example/members, https://feeds.example/members-only, false",
        "https://feeds.example/members, https://feeds.example/members/../public, false",
        "https://feeds.example/members, https://feeds.example, false",
        "http://feeds.example/, http://feeds.example/a, true",
        "http://feeds.example/, https://feeds.example/a, false"
    })
    void giveCredentialsToTheirScopeAlone(String scope, URI url, boolean covered) {
        assertThat(new Credentials(scope, "ann", "s3cret", null).cover(url)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -, -", "ann, -, -", "-, s3cret, -", "ann, s3cret, t0ken", "a:b, s3cret, -"})
    void wantCredentialsThatCanBeSent(@Nullable String username, @Nullable String password, @Nullable String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("feeds.example", username, password, token))
                .withMessageContaining("'feeds.example'")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://feeds.example", "not a host"})
    void wantCredentialsForSomewhere(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(scope, null, null, "t0ken"))
                .withMessage("credentials are for '" + scope + "'; expected a host or an http(s) URL");
    }
}
