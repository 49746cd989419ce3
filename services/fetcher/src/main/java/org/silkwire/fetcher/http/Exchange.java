package org.silkwire.fetcher.http;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchRequest.Wanted;
import org.silkwire.fetcher.schedule.ErrorClass;

/** One request followed through its redirects; each address on the way is judged like the first. */
final class Exchange implements Callable<FetchOutcome> {
    private static final String FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    private static final String PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";

    private final FetchRequest request;
    private final HostCrossing crossing;
    private final HttpSettings settings;
    private final AddressGuard guard;
    private final Transport transport;
    private final Verdict verdict;
    private final InstantSource clock;

    Exchange(
            FetchRequest request,
            HostCrossing crossing,
            HttpSettings settings,
            AddressGuard guard,
            Transport transport,
            Verdict verdict,
            InstantSource clock) {
        this.request = request;
        this.crossing = crossing;
        this.settings = settings;
        this.guard = guard;
        this.transport = transport;
        this.verdict = verdict;
        this.clock = clock;
    }

    @Override
    public FetchOutcome call() throws InterruptedException {
        Set<URI> visited = new HashSet<>();
        URI url = request.url();
        String host = url.getHost();
        URI movedTo = null;
        boolean permanent = true;
        Integer status = null;
        while (true) {
            Failed obstacle = obstacle(url, visited, status);
            if (obstacle != null) {
                return obstacle;
            }
            if (!Objects.equals(host, url.getHost())) {
                crossing.await(url);
                host = url.getHost();
            }
            Map<String, String> headers = headers(url);
            Answer answer;
            try {
                answer = transport.get(url, headers);
            } catch (IOException e) {
                Failed failed = Failures.of(e, url);
                return new Failed(failed.error(), status, at(url) + failed.reason());
            }
            status = answer.status();
            if (!Redirects.isRedirect(status)) {
                boolean conditional = headers.containsKey("If-None-Match") || headers.containsKey("If-Modified-Since");
                return verdict.on(
                        new Verdict.Arrival(answer, url, request.wanted(), conditional, movedTo), clock.instant());
            }
            URI next = target(url, answer);
            if (next == null) {
                return new Failed(ErrorClass.REDIRECT, status, "a redirect without a usable Location; expected a URL");
            }
            permanent = permanent && Redirects.isPermanent(status) && !isDowngrade(url, next);
            movedTo = permanent ? next : movedTo;
            url = next;
        }
    }

    /** Why this address isn't asked, or null. */
    private @Nullable Failed obstacle(URI url, Set<URI> visited, @Nullable Integer status) {
        String refusal = guard.refusal(url);
        if (refusal != null) {
            return new Failed(ErrorClass.FORBIDDEN, status, at(url) + refusal);
        }
        if (!visited.add(url)) {
            return new Failed(
                    ErrorClass.REDIRECT, status, "redirects lead back to " + shortened(url) + "; expected an end");
        }
        if (visited.size() > settings.maxRedirects() + 1) {
            return new Failed(
                    ErrorClass.REDIRECT,
                    status,
                    "more than " + settings.maxRedirects() + " redirects; expected an end before");
        }
        return null;
    }

    private static @Nullable URI target(URI base, Answer answer) {
        String location = answer.header("Location");
        return location == null ? null : Redirects.resolve(base, location);
    }

    /** Whoever sits between may claim that a feed moved from https to http; it is followed and not remembered. */
    private static boolean isDowngrade(URI from, URI to) {
        return "https".equals(from.getScheme()) && "http".equals(to.getScheme());
    }

    private String at(URI url) {
        return url.equals(request.url()) ? "" : "a redirect to '" + shortened(url) + "': ";
    }

    /** Bounded, and without what may be somebody's password. */
    private static String shortened(URI url) {
        String text =
                url.getRawUserInfo() == null ? url.toString() : url.toString().replace(url.getRawUserInfo() + "@", "");
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private Map<String, String> headers(URI url) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", request.wanted() == Wanted.FEED ? FEEDS : PAGES);
        headers.put("Accept-Encoding", ContentDecoder.ACCEPTED);
        if (request.validates(url)) {
            putValidator(headers, "If-None-Match", request.validators().etag());
            putValidator(headers, "If-Modified-Since", request.validators().lastModified());
        }
        settings.credentials().stream()
                .filter(credentials -> credentials.cover(url))
                .findFirst()
                .ifPresent(credentials -> headers.put("Authorization", credentials.authorization()));
        return headers;
    }

    private static void putValidator(Map<String, String> headers, String name, @Nullable String validator) {
        if (validator != null && Verdict.isSendable(validator)) {
            headers.put(name, validator);
        }
    }
}
