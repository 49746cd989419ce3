package org.silkwire.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Starts everything and runs until it is asked to end. */
@Command(
        name = Run.NAME,
        mixinStandardHelpOptions = true,
        synopsisHeading = "Usage: silkwire run [--NAME=VALUE...]%n",
        customSynopsis = "",
        description = {
            "Runs the broker, the fetcher, the classifier and the desk in this process until it is asked to end.",
            "",
            "  --silkwire.feeds=FILE.opml     what to poll; without it, a sample newsroom that this process serves",
            "  --silkwire.taxonomy=DIR        the topics; without it, the two shipped",
            "  --silkwire.data=DIR            what is kept between runs; without it, ./data",
            "  --silkwire.broker.port=PORT    where Kafka clients connect; without it, 9092; 0 for a free one",
            "  --server.port=PORT             the web page; without it, 8080",
            "  --management.server.port=PORT  health and metrics; without it, 8081",
            "",
            "Each may also be an environment variable, such as SILKWIRE_BROKER_PORT."
        })
final class Run implements Callable<Integer> {
    static final String NAME = "run";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Unmatched
    private List<String> properties = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        for (String property : properties) {
            if (!property.matches("--[^=]+(=.*)?")) {
                throw new ParameterException(
                        spec.commandLine(), "unexpected argument '" + property + "'; expected --NAME=VALUE");
            }
        }
        return StandaloneApplication.run(properties);
    }
}
