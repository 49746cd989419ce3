package org.silkwire.classifier;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import org.silkwire.classifier.topology.CopiesOnStreams;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the classifier.
 *
 * @param applicationId the same for all classifiers of an installation
 * @param threads stream threads of this instance
 * @param commitInterval how often transactions are committed: what a reader of the streams waits for at most
 * @param stateDirectory scratch space that can be rebuilt from Kafka
 * @param standbyReplicas other instances that keep the memory of stories as well, to go on at once where one fails
 * @param copies whether a story's copies go to the topic streams: {@code told} or {@code left-out}
 * @param taxonomyRescan how often the folder of the taxonomy is looked at where the file system doesn't tell of changes
 */
@Validated
@ConfigurationProperties("silkwire.classifier")
public record ClassifierProperties(
        @DefaultValue("silkwire-classifier") @NotBlank String applicationId,
        @DefaultValue("1") @Min(1) int threads,
        @DefaultValue("50ms") Duration commitInterval,
        @DefaultValue("data/streams") Path stateDirectory,
        @DefaultValue("0") @Min(0) int standbyReplicas,
        @DefaultValue("told") CopiesOnStreams copies,
        @DefaultValue("5s") Duration taxonomyRescan) {}
