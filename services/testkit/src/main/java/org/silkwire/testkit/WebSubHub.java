package org.silkwire.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small hub of W3C WebSub: takes subscriptions, verifies them at the subscriber's callback and delivers signed. Serve it on
 * a {@link FeedServer}.
 */
public final class WebSubHub implements Responder, AutoCloseable {
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Duration lease;

    private record Subscription(URI callback, String secret) {}

    /** @param lease that it gives, whatever is asked for */
    public WebSubHub(Duration lease) {
        this.lease = lease;
    }

    /** Whether a subscription to the topic is verified. */
    public boolean hasSubscriber(String topic) {
        return subscriptions.containsKey(topic);
    }

    @Override
    public Reply reply(ReceivedRequest request) {
        Map<String, String> form = form(request.body());
        String topic = form.get("hub.topic");
        String callback = form.get("hub.callback");
        String secret = form.get("hub.secret");
        if (!"subscribe".equals(form.get("hub.mode")) || topic == null || callback == null || secret == null) {
            return Reply.status(400);
        }
        Thread.ofVirtual()
                .name("hub-verification")
                .start(() -> verify(topic, new Subscription(URI.create(callback), secret)));
        return Reply.status(202);
    }

    private void verify(String topic, Subscription subscription) {
        if (confirms(subscription.callback(), topic)) {
            subscriptions.put(topic, subscription);
        }
    }

    /** Asks a callback whether a subscription was meant, as section 5.3 has it. */
    public boolean confirms(URI callback, String topic) {
        String challenge = UUID.randomUUID().toString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(callback + "?hub.mode=subscribe&hub.topic="
                + URLEncoder.encode(topic, StandardCharsets.UTF_8) + "&hub.challenge=" + challenge
                + "&hub.lease_seconds=" + lease.toSeconds())));
        return answer.statusCode() == 200 && answer.body().equals(challenge);
    }

    /**
     * Delivers to the topic's subscriber.
     *
     * @return the status of its answer
     */
    public int publish(String topic, String body) {
        return publish(topic, body, body);
    }

    /** Delivers another body than the one that was signed. */
    public int publishForged(String topic, String body) {
        return publish(topic, body, body + " ");
    }

    private int publish(String topic, String body, String signed) {
        Subscription subscription = subscriptions.get(topic);
        if (subscription == null) {
            throw new IllegalStateException("nobody is subscribed to " + topic);
        }
        return send(HttpRequest.newBuilder(subscription.callback())
                        .header("X-Hub-Signature", "sha256=" + hmac(subscription.secret(), signed))
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the subscriber's callback doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking a subscriber", e);
        }
    }

    private static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
