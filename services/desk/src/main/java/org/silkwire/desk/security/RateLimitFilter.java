package org.silkwire.desk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 (RFC 6585) to who posts to a costly address too often. */
final class RateLimitFilter extends OncePerRequestFilter {
    private final Map<String, RateLimit> limits;

    /**
     * @param limits by path
     */
    RateLimitFilter(Map<String, RateLimit> limits) {
        this.limits = Map.copyOf(limits);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RateLimit limit = "POST".equals(request.getMethod()) ? limits.get(request.getServletPath()) : null;
        Duration wait = limit == null ? Duration.ZERO : limit.ask(request.getRemoteAddr());
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = wait.plusMillis(999).toSeconds();
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(seconds));
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write("{\"title\":\"Too many requests\",\"status\":429,\"detail\":\"Asked too often; try again in "
                        + seconds + " s.\"}");
    }
}
