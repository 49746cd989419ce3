package org.silkwire.fetcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.websub.Subscriber;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /websub/ID}: where hubs ask whether a subscription was meant, and send what is new. */
final class WebSubCallback {
    /** A hub sends the feed, of which nothing but the signature is looked at. */
    private static final int LARGEST_DELIVERY = 16 * 1024 * 1024;

    private final Subscriber subscriber;

    WebSubCallback(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route()
                .GET("/websub/{id}", this::verify)
                .POST("/websub/{id}", this::deliver)
                .build();
    }

    private ServerResponse verify(ServerRequest request) {
        String challenge = subscriber.verify(
                request.pathVariable("id"),
                request.param("hub.mode").orElse(""),
                request.param("hub.topic").orElse(""),
                request.param("hub.challenge").orElse(null),
                seconds(request.param("hub.lease_seconds").orElse(null)));
        return challenge == null
                ? ServerResponse.notFound().build()
                : ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
    }

    private static @Nullable Long seconds(@Nullable String stated) {
        try {
            return stated == null ? null : Long.valueOf(stated);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private ServerResponse deliver(ServerRequest request) {
        try {
            byte[] body = request.servletRequest().getInputStream().readNBytes(LARGEST_DELIVERY);
            subscriber.delivered(request.pathVariable("id"), request.headers().firstHeader("X-Hub-Signature"), body);
            return ServerResponse.accepted().build();
        } catch (IOException e) {
            throw new UncheckedIOException("the hub broke off", e);
        }
    }
}
