package org.silkwire.desk.security;

import static org.springframework.security.config.Customizer.withDefaults;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The rules in Spring Security's terms. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    /** Paths whose posts change nothing. */
    private static final String[] HARMLESS = {"/try", "/api/try"};
    /** Addresses of webhooks are often secrets themselves. */
    private static final String[] SECRETIVE = {"/webhooks/**", "/api/webhooks/**"};
    /** What the login page is made of, and what asks nothing of anybody. */
    private static final String[] ALWAYS = {"/login", "/desk/**", "/webjars/**", "/error"};

    /** Nothing from elsewhere, nothing inline, no frame around. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    UserDetailsService deskUsers(Access access, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(User.withUsername(Login.USER)
                .password(Login.hash(access.password(), access.directory(), encoder))
                .roles("EDITOR")
                .build());
    }

    /** For programs: each change says who it is from. No session, so that no other site can borrow a browser's. */
    @Bean
    @Order(2)
    SecurityFilterChain apiSecurity(HttpSecurity http, Access access) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(SECRETIVE).authenticated();
                    requests.requestMatchers(HttpMethod.POST, HARMLESS).permitAll();
                    if (access.publicReading()) {
                        requests.requestMatchers(HttpMethod.GET).permitAll();
                        requests.requestMatchers(HttpMethod.HEAD).permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .httpBasic(withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(rateLimits(), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** For people. */
    @Bean
    @Order(3)
    SecurityFilterChain pageSecurity(HttpSecurity http, Access access) {
        return http.authorizeHttpRequests(requests -> {
                    requests.requestMatchers(ALWAYS).permitAll();
                    requests.requestMatchers(SECRETIVE).authenticated();
                    if (access.publicReading()) {
                        requests.requestMatchers(HttpMethod.POST, HARMLESS).permitAll();
                        requests.requestMatchers(HttpMethod.GET).permitAll();
                        requests.requestMatchers(HttpMethod.HEAD).permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(rateLimits(), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    private static RateLimitFilter rateLimits() {
        InstantSource clock = InstantSource.system();
        Duration minute = Duration.ofMinutes(1);
        RateLimit trying = new RateLimit(30, minute, clock);
        RateLimit discovery = new RateLimit(10, minute, clock);
        return new RateLimitFilter(Map.of(
                "/login", new RateLimit(10, minute, clock),
                "/try", trying,
                "/api/try", trying,
                "/feeds/preview", discovery,
                "/api/feeds/preview", discovery));
    }
}
