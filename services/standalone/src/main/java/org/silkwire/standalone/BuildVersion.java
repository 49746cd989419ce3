package org.silkwire.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** Tells what was built, from the file that the build writes. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "silkwire " + version() + " (Kafka " + AppInfoParser.getVersion() + ", Java " + Runtime.version() + ")"
        };
    }

    /** Such as {@code 0.1.0}. */
    static String version() {
        try (InputStream info = BuildVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties properties = new Properties();
            if (info != null) {
                properties.load(info);
            }
            return properties.getProperty("build.version", "unbuilt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
