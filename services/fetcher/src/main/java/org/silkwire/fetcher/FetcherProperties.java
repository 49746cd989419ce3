package org.silkwire.fetcher;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.http.Credentials;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.fetcher.websub.Subscriber;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the fetcher.
 *
 * @param feeds OPML file of the feeds to poll; null where only the registry says which
 */
@Validated
@ConfigurationProperties("silkwire")
public record FetcherProperties(
        @Nullable Path feeds,
        @DefaultValue @Valid Http http,
        @DefaultValue @Valid Schedule schedule,
        @DefaultValue @Valid Fetcher fetcher,
        @DefaultValue @Valid Websub websub) {

    /**
     * Towards the hosts of feeds.
     *
     * @param userAgent with an address where a publisher can complain
     * @param deadline for a whole exchange
     * @param connectTimeout for a name, and for a connection
     * @param bodyCap bytes that a body may have after decompression
     * @param maxRedirects followed in one exchange
     * @param allowedAddresses CIDR blocks exempt from the refusal of private addresses, each with or without a port
     * @param proxy that requests go through, or null
     * @param caFile certificates in PEM trusted beside the platform's, or null
     * @param credentials sent to the addresses that they cover
     * @param hostConcurrency requests to one host at once
     * @param hostInterval between the starts of two requests to one host
     */
    public record Http(
            @DefaultValue("Silkwire/0.1 (+https://silkwire.org/fetcher)") @NotBlank
            String userAgent,

            @DefaultValue("30s") Duration deadline,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("16MB") DataSize bodyCap,
            @DefaultValue("5") int maxRedirects,
            @DefaultValue List<String> allowedAddresses,
            @Nullable URI proxy,
            @Nullable Path caFile,
            @DefaultValue List<Credentials> credentials,
            @DefaultValue("2") @Min(1) int hostConcurrency,
            @DefaultValue("1s") Duration hostInterval) {

        HttpSettings settings(List<String> furtherAddresses) {
            List<String> addresses = new ArrayList<>(allowedAddresses);
            addresses.addAll(furtherAddresses);
            return new HttpSettings(
                    userAgent,
                    deadline,
                    connectTimeout,
                    Math.toIntExact(bodyCap.toBytes()),
                    maxRedirects,
                    addresses,
                    proxy,
                    caFile,
                    credentials);
        }
    }

    /**
     * When feeds are polled.
     *
     * @param minInterval shortest time between two polls of a feed
     * @param maxInterval longest time between two polls of a feed
     */
    public record Schedule(
            @DefaultValue("5m") Duration minInterval,
            @DefaultValue("24h") Duration maxInterval) {
        RefreshPolicy policy() {
            return new RefreshPolicy(new RefreshPolicy.Settings(minInterval, maxInterval));
        }
    }

    /**
     * Pushes by WebSub hubs; off unless there is a callback.
     *
     * @param callback where hubs reach {@code /websub} of this instance, such as {@code https://feeds.example.org/websub}
     * @param secret the subscriptions' secrets are made of it; at least 16 characters, the same after a restart
     * @param lease asked of hubs
     */
    public record Websub(
            @Nullable URI callback,
            @Nullable String secret,
            @DefaultValue("5d") Duration lease) {
        Subscriber.Settings settings() {
            if (callback == null || secret == null) {
                throw new IllegalArgumentException(
                        "silkwire.websub.callback is set and silkwire.websub.secret isn't; expected both");
            }
            return new Subscriber.Settings(callback, secret, lease);
        }

        @Override
        public String toString() {
            return "Websub[callback=" + callback + ", lease=" + lease + "]";
        }
    }

    /**
     * This instance.
     *
     * @param groupId the same for all fetchers of an installation
     * @param instanceId stable over restarts, unique among the fetchers
     * @param concurrentPolls polls in flight at most
     * @param keepRaw keeps each changed response on silkwire.raw, to be read again after a fix of the parser
     * @param healthPatience how long a partition may be out of work before the health says DOWN
     */
    public record Fetcher(
            @DefaultValue("silkwire-fetcher") @NotBlank String groupId,
            @DefaultValue("fetcher") @NotBlank String instanceId,
            @DefaultValue("256") @Min(1) int concurrentPolls,
            @DefaultValue("false") boolean keepRaw,
            @DefaultValue("1m") Duration healthPatience) {}
}
