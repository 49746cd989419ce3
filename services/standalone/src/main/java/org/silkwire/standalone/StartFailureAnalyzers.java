package org.silkwire.standalone;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.InvalidRulesException;
import org.silkwire.classifier.taxonomy.RefusedTaxonomyException;
import org.silkwire.fetcher.registry.UnreadableFeedsException;
import org.silkwire.standalone.broker.BrokerUnavailableException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Say of the failures that a user can mend what is wrong and what was expected. */
final class StartFailureAnalyzers {
    private StartFailureAnalyzers() {}

    private static FailureAnalysis says(@Nullable String message, Throwable cause) {
        return new FailureAnalysis(message, null, cause);
    }

    /** The broker's own words. */
    static final class Broker extends AbstractFailureAnalyzer<BrokerUnavailableException> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, BrokerUnavailableException cause) {
            return says(cause.getMessage(), cause);
        }
    }

    /** A list of feeds that can't be read. */
    static final class Feeds extends AbstractFailureAnalyzer<UnreadableFeedsException> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, UnreadableFeedsException cause) {
            return says("silkwire.feeds: " + cause.getMessage(), cause);
        }
    }

    /** Topics that can't be trusted. */
    static final class Taxonomy extends AbstractFailureAnalyzer<RefusedTaxonomyException> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, RefusedTaxonomyException cause) {
            return says("silkwire.taxonomy: " + cause.getMessage(), cause);
        }
    }

    /** Rules for names and occasions that can't be read. */
    static final class Rules extends AbstractFailureAnalyzer<InvalidRulesException> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, InvalidRulesException cause) {
            return says("silkwire.taxonomy: " + cause.getMessage(), cause);
        }
    }

    /** A property that isn't there. */
    static final class Unknown extends AbstractFailureAnalyzer<UnknownPropertyException> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, UnknownPropertyException cause) {
            return says(cause.getMessage(), cause);
        }
    }

    /** Before Spring Boot's, which doesn't know the option's name. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class WebPort extends AbstractFailureAnalyzer<PortInUseException> {
        private final Environment environment;

        WebPort(Environment environment) {
            this.environment = environment;
        }

        @Override
        protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
            String port = Integer.toString(cause.getPort());
            boolean management = port.equals(environment.getProperty("management.server.port"));
            return says(
                    "port " + port + ", where " + (management ? "health and metrics are" : "the web page is")
                            + " to be served, is taken by another program; stop that one, or choose another port with --"
                            + (management ? "management." : "") + "server.port=PORT",
                    cause);
        }
    }

    /** Before Spring Boot's, which takes a paragraph. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Setting extends AbstractFailureAnalyzer<BindException> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, BindException cause) {
            BindValidationException invalid = findCause(cause, BindValidationException.class);
            if (invalid != null) {
                return says(
                        invalid.getValidationErrors().getAllErrors().stream()
                                .map(error -> invalid.getValidationErrors().getName() + words(error))
                                .collect(Collectors.joining("; ")),
                        cause);
            }
            IllegalArgumentException refused = refusal(cause);
            return says(refused == null ? unconverted(cause) : refused.getMessage(), cause);
        }

        private static String words(ObjectError error) {
            return error instanceof FieldError field
                    ? "." + field.getField() + " is '" + field.getRejectedValue() + "'; it " + field.getDefaultMessage()
                    : " " + error.getDefaultMessage();
        }

        /** What a settings record says that refuses a value: thrown by our own code, not by a converter. */
        private static @Nullable IllegalArgumentException refusal(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause.getClass() == IllegalArgumentException.class
                        && cause.getStackTrace().length > 0
                        && cause.getStackTrace()[0].getClassName().startsWith("org.silkwire.")) {
                    return (IllegalArgumentException) cause;
                }
            }
            return null;
        }

        private static String unconverted(BindException cause) {
            ConfigurationProperty property = cause.getProperty();
            Object value = property == null ? null : property.getValue();
            return cause.getName() + " is '" + Objects.toString(value, "") + "'; expected "
                    + kind(Objects.requireNonNull(cause.getTarget().getType().resolve(Object.class)));
        }

        private static String kind(Class<?> type) {
            return switch (type.getSimpleName()) {
                case "int", "long", "Integer", "Long", "short", "Short" -> "a whole number";
                case "double", "Double" -> "a number";
                case "boolean", "Boolean" -> "true or false";
                case "Duration" -> "a duration such as 30s, 5m or 24h";
                case "DataSize" -> "a size such as 512KB or 10MB";
                default ->
                    type.isEnum()
                            ? "one of " + java.util.List.of(type.getEnumConstants())
                            : "a " + type.getSimpleName();
            };
        }
    }
}
