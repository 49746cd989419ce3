package org.silkwire.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.SecurityProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.util.StringUtils;

/** Management in Spring's terms; each service imports it. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:management-defaults.properties")
public class ManagementConfiguration {
    /** The role of whoever may change something. */
    static final String OPERATOR = "OPERATOR";

    private static final String TRACES_GO_TO = "management.opentelemetry.tracing.export.otlp.endpoint";

    /**
     * On Actuator's endpoints, reading is free to whoever reaches the port, and everything else needs the login.
     *
     * <p>There is no challenge in the answer to who isn't logged in: a browser would ask for the password and send it
     * along from then on, also with what another site's page makes it send. So no further defence against that is needed.
     */
    @Bean
    @Order(0)
    SecurityFilterChain managementSecurity(HttpSecurity http, Operators operators) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .hasRole(OPERATOR))
                .authenticationManager(operators.manager())
                .httpBasic(basic -> basic.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    Operators operators(SecurityProperties properties) {
        return new Operators(properties.getUser());
    }

    /** Where what is observed goes: nowhere, unless there is an address to send traces to. */
    @Bean
    Traces traces(Environment environment, ObjectProvider<ObservationRegistry> registry) {
        return StringUtils.hasText(environment.getProperty(TRACES_GO_TO))
                ? new Traces(registry.getIfAvailable(() -> ObservationRegistry.NOOP))
                : new Traces(ObservationRegistry.NOOP);
    }

    @Bean
    KafkaMonitor kafkaMonitor(KafkaAdmin admin, MeterRegistry registry) {
        return new KafkaMonitor(admin.getConfigurationProperties(), registry, InstantSource.system());
    }

    @Bean
    TopicsInfo topicsInfo() {
        return new TopicsInfo();
    }

    @Bean
    KafkaHealth kafkaHealthIndicator(KafkaMonitor monitor) {
        return new KafkaHealth(monitor);
    }
}
