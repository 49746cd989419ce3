package org.silkwire.standalone.operate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the brokers are and how to reach them, the same for all commands. */
final class KafkaOption {
    private static final int PATIENCE_MS = 10_000;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "a Kafka broker; default: ${DEFAULT-VALUE}",
            defaultValue = "localhost:9092")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String bootstrap;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "further properties of Kafka clients, such as those of SASL and TLS")
    private @Nullable Path config;

    Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("request.timeout.ms", PATIENCE_MS / 2);
        configuration.put("default.api.timeout.ms", PATIENCE_MS);
        if (config != null) {
            Properties read = new Properties();
            try (Reader file = Files.newBufferedReader(config)) {
                read.load(file);
            } catch (IOException e) {
                throw new OperationFailure("can't read " + config + "; expected a file of Kafka's properties", e);
            }
            read.stringPropertyNames().forEach(name -> configuration.put(name, read.getProperty(name)));
        }
        configuration.put("bootstrap.servers", bootstrap);
        return configuration;
    }

    String bootstrap() {
        return bootstrap;
    }
}
