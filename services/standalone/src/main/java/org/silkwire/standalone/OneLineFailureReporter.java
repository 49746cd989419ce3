package org.silkwire.standalone;

import java.util.List;
import java.util.Objects;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Tells why the start failed in one line on the error output; the log file has the whole story. The words are those of
 * the {@link FailureAnalyzer}s, Spring Boot's own and every module's.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineFailureReporter implements SpringBootExceptionReporter {
    private static final Logger log = LoggerFactory.getLogger(OneLineFailureReporter.class);

    private final List<FailureAnalyzer> analyzers;

    OneLineFailureReporter(ConfigurableApplicationContext context) {
        this.analyzers = SpringFactoriesLoader.forDefaultResourceLocation(context.getClassLoader())
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                                .and(Environment.class, context.getEnvironment()),
                        FailureHandler.logging(LogFactory.getLog(OneLineFailureReporter.class)));
    }

    @Override
    public boolean reportException(Throwable failure) {
        tell(analyzers.stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .map(OneLineFailureReporter::words)
                .orElseGet(() -> "the start failed: " + failure));
        // Below the console's threshold.
        log.info("The start failed", failure);
        return true;
    }

    private static String words(FailureAnalysis analysis) {
        return analysis.getDescription() + (analysis.getAction() == null ? "" : " " + analysis.getAction());
    }

    @SuppressWarnings("SystemOut") // What a person at a terminal must see.
    static void tell(@Nullable String message) {
        System.err.println(Silkwire.NAME + ": "
                + String.valueOf(message).replaceAll("\\s+", " ").strip());
    }
}
