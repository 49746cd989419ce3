package org.silkwire.fetcher.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.schedule.ErrorClass;

/**
 * Fetches feeds and pages over HTTP/1.1: conditionally, within one deadline and one cap, following redirects, keeping
 * connections for the next request, and never asking an address that isn't public unless told so. No cookies. Safe for use
 * by many threads; meant for virtual ones, by the thousand.
 */
public final class FeedClient implements AutoCloseable {
    private final HttpSettings settings;
    private final InstantSource clock;
    private final AddressGuard guard;
    private final Transport transport;
    private final Verdict verdict;
    private final Deadline deadline;

    /** @throws IllegalArgumentException where the CA file of the settings can't be used */
    public FeedClient(HttpSettings settings, InstantSource clock) {
        this(settings, clock, InetAddress::getAllByName);
    }

    FeedClient(HttpSettings settings, InstantSource clock, GuardedResolver.Lookup lookup) {
        this.settings = settings;
        this.clock = clock;
        guard = new AddressGuard(settings.allowedAddresses());
        transport = new Transport(settings, guard, lookup);
        verdict = new Verdict(new ContentDecoder(settings.bodyCap()));
        deadline = new Deadline(settings.deadline());
    }

    /**
     * Exchanges the request, redirects included, and says what it came to. Blocks until then, at most for the deadline.
     *
     * @throws CancellationException where the calling thread is interrupted meanwhile; it stays so
     */
    public FetchOutcome fetch(FetchRequest request) {
        return fetch(request, HostCrossing.FREE);
    }

    /** The same, held back at each redirect to another host. */
    public FetchOutcome fetch(FetchRequest request, HostCrossing crossing) {
        try {
            return deadline.within(new Exchange(request, crossing, settings, guard, transport, verdict, clock));
        } catch (TimeoutException e) {
            return new Failed(
                    ErrorClass.TIMEOUT,
                    null,
                    "no complete answer from " + request.url().getRawAuthority() + " within "
                            + words(settings.deadline()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while fetching " + request.url());
        } catch (ExecutionException e) {
            throw new IllegalStateException("fetching " + request.url() + " failed unexpectedly", e.getCause());
        }
    }

    /** Posts a form, as hubs want it; else like {@link #post}. */
    public PostOutcome postForm(URI url, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(
                url,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Posts a body to an address that isn't refused, within the same deadline, and follows no redirect.
     *
     * @throws CancellationException where the calling thread is interrupted meanwhile; it stays so
     */
    public PostOutcome post(URI url, Map<String, String> headers, byte[] body) {
        String refusal = guard.refusal(url);
        if (refusal != null) {
            return new PostOutcome.Unanswered(refusal);
        }
        try {
            return deadline.within(() -> answer(url, headers, body));
        } catch (TimeoutException e) {
            return new PostOutcome.Unanswered(
                    "no complete answer from " + url.getRawAuthority() + " within " + words(settings.deadline()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while posting to " + url);
        } catch (ExecutionException e) {
            throw new IllegalStateException("posting to " + url + " failed unexpectedly", e.getCause());
        }
    }

    private PostOutcome answer(URI url, Map<String, String> headers, byte[] body) {
        try {
            return new PostOutcome.Answered(transport.post(url, headers, body).status());
        } catch (IOException e) {
            return new PostOutcome.Unanswered(Failures.of(e, url).reason());
        }
    }

    /** As it names itself to hosts. */
    public String userAgent() {
        return settings.userAgent();
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Breaks off what is under way, and closes every connection. */
    @Override
    public void close() {
        deadline.close();
        transport.close();
    }
}
