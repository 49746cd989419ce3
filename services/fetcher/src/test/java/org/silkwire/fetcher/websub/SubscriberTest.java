package org.silkwire.fetcher.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberTest {
    private static final String TOPIC = "https://forum.example/feed.xml";
    private static final String HUB = "https://hub.example/";
    private static final Duration LEASE = Duration.ofDays(5);
    private static final byte[] BODY = "<rss/>".getBytes(StandardCharsets.UTF_8);

    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<String> polled = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");
    private final Subscriber subscriber = subscriber();

    private Subscriber subscriber() {
        Subscriber made = new Subscriber(
                new Subscriber.Settings(URI.create("https://us.example/websub"), "a master secret of ours", LEASE),
                (_, form) -> {
                    asked.add(form);
                    return null;
                },
                () -> now);
        made.onChange(polled::add);
        return made;
    }

    private void announce(int times) {
        subscriber.announced("feed", TOPIC, HUB);
        await().until(() -> asked.size() == times);
    }

    private @Nullable String verify(String topic) {
        return subscriber.verify("feed", "subscribe", topic, "abc", LEASE.toSeconds());
    }

    @Test
    void aFeedWithAHubIsSubscribedOnceAndTheHubGetsItsChallengeBack() {
        announce(1);
        announce(1);

        assertThat(asked.getFirst())
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", TOPIC)
                .containsEntry("hub.callback", "https://us.example/websub/feed")
                .containsEntry("hub.lease_seconds", "432000");
        assertThat(asked.getFirst().get("hub.secret")).hasSize(64);
        assertThat(subscriber.isSubscribed("feed")).isFalse();
        assertThat(verify(TOPIC)).isEqualTo("abc");
        assertThat(subscriber.isSubscribed("feed")).isTrue();
    }

    @Test
    void whatNobodyAskedForIsNotConfirmed() {
        assertThat(verify(TOPIC)).isNull();
        announce(1);

        assertThat(verify("https://forum.example/other.xml")).isNull();
        assertThat(subscriber.verify("other", "subscribe", TOPIC, "abc", null)).isNull();
        assertThat(subscriber.verify("feed", "shout", TOPIC, "abc", null)).isNull();
    }

    @Test
    void anEndIsConfirmedOnlyOfWhatIsNotWanted() {
        announce(1);

        assertThat(subscriber.verify("feed", "unsubscribe", TOPIC, "abc", null)).isNull();
        assertThat(subscriber.verify("feed", "unsubscribe", "https://old.example/", "abc", null))
                .isEqualTo("abc");
    }

    @Test
    void aLeaseIsRenewedBeforeItEnds() {
        announce(1);
        verify(TOPIC);

        now = now.plus(Duration.ofDays(3));
        subscriber.renew();
        announce(1);
        now = now.plus(Duration.ofDays(1)).plusSeconds(1);
        subscriber.renew();
        await().until(() -> asked.size() == 2);
        assertThat(subscriber.isSubscribed("feed")).isTrue();
        assertThat(verify(TOPIC)).isEqualTo("abc");

        subscriber.renew();
        announce(2);
    }

    @Test
    void aHubThatNeverVerifiesIsAskedAgainAfterAnHour() {
        announce(1);
        now = now.plus(Duration.ofMinutes(59));
        announce(1);
        now = now.plus(Duration.ofMinutes(2));
        announce(2);
    }

    @Test
    void anotherHubOrAddressIsSubscribedAnew() {
        announce(1);
        subscriber.announced("feed", TOPIC, "https://other.example/");

        await().until(() -> asked.size() == 2);
    }

    @Test
    void aSignedDeliveryHasTheFeedPolled() {
        announce(1);
        subscriber.delivered("feed", "sha256=" + hmac("HmacSHA256"), BODY);
        subscriber.delivered("feed", "SHA1=" + hmac("HmacSHA1").toUpperCase(Locale.ROOT), BODY);

        assertThat(polled).containsExactly("feed", "feed");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "nothing", "sha256=", "sha256=zz", "md5=00", "sha256=00"})
    void anyOtherIsPassedOver(@Nullable String signature) {
        announce(1);
        subscriber.delivered("feed", signature, BODY);
        subscriber.delivered("other", "sha256=" + hmac("HmacSHA256"), BODY);

        assertThat(polled).isEmpty();
    }

    private String hmac(String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            String secret = String.valueOf(asked.getFirst().get("hub.secret"));
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(BODY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new Subscriber.Settings(URI.create("/websub"), "0123456789abcdef", LEASE))
                .hasMessageContaining("/websub");
        assertThatThrownBy(() -> new Subscriber.Settings(URI.create("https://us.example/w"), "short", LEASE))
                .hasMessageContaining("5 characters");
    }
}
