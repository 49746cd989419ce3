package org.silkwire.desk;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
 */
@Validated
@ConfigurationProperties("silkwire.desk")
public record DeskProperties(
        @DefaultValue("data/desk") Path directory,
        @DefaultValue("400d") Duration keep,
        @Nullable String password,
        @DefaultValue("true") boolean publicReading,
        @DefaultValue("5s") Duration commitInterval) {
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
