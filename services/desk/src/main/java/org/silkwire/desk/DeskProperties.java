package org.silkwire.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.http.HttpSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the desk.
 *
 * @param directory where its index is kept; it can be rebuilt from Kafka
 * @param keep how long a story is found, since it was last fetched
 * @param password that changes at the desk need, with the user {@code desk}; without one it is made up at the first start
 *     and told once
 * @param publicReading whether everything that changes nothing is open without a login
 * @param commitInterval between two commits of the index: as much is read again after a crash
 * @param http towards pages that are searched for feeds, and webhooks, where no fetcher is in this process
 */
@Validated
@ConfigurationProperties("silkwire.desk")
public record DeskProperties(
        @DefaultValue("data/desk") Path directory,
        @DefaultValue("400d") Duration keep,
        @Nullable String password,
        @DefaultValue("true") boolean publicReading,
        @DefaultValue("5s") Duration commitInterval,
        @DefaultValue Http http) {

    /**
     * Towards others' addresses.
     *
     * @param userAgent with an address where somebody can complain
     * @param allowedAddresses CIDR blocks exempt from the refusal of private addresses
     */
    public record Http(
            @DefaultValue("Silkwire/0.1 (+https://silkwire.org/desk)")
            String userAgent,

            @DefaultValue List<String> allowedAddresses) {
        private static final Duration DEADLINE = Duration.ofSeconds(15);

        HttpSettings settings() {
            return HttpSettings.DEFAULTS
                    .withUserAgent(userAgent)
                    .withDeadline(DEADLINE)
                    .withAllowedAddresses(allowedAddresses.toArray(String[]::new));
        }
    }

    public DeskProperties {
        if (!keep.isPositive()) {
            throw new IllegalArgumentException("silkwire.desk.keep is " + keep + "; expected a positive duration");
        }
        if (!commitInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "silkwire.desk.commit-interval is " + commitInterval + "; expected a positive duration");
        }
    }
}
