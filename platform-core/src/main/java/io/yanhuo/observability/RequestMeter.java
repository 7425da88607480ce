package io.yanhuo.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.yanhuo.shared.web.Outcome;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times every request by door, route and status. Routes and not addresses, so that nobody who
 * invents addresses can fill the memory with series; live pages are left out, as how long they
 * stand open says nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class RequestMeter extends OncePerRequestFilter {
    private final MeterRegistry registry;
    private final TenantMeters restaurants;
    private final ServedTenants served;

    RequestMeter(MeterRegistry registry, TenantMeters restaurants, ServedTenants served) {
        this.registry = registry;
        this.restaurants = restaurants;
        this.served = served;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
            if (!request.isAsyncStarted()) record(request, response.getStatus(), begun);
        } catch (ServletException | IOException | RuntimeException e) {
            record(request, Outcome.of(e), begun);
            throw e;
        }
    }

    private void record(HttpServletRequest request, int status, long begun) {
        var face = Face.of(request);
        Timer.builder("http.server.requests")
                .description("Requests by door, route and status")
                .tag("face", face == null ? "NONE" : face.name())
                .tag("route", route(request))
                .tag("method", method(request))
                .tag("status", String.valueOf(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - begun));
        if (TenantScope.bound()) {
            served.note(status);
            restaurants.count("yanhuo.tenant.requests", "kind", status / 100 + "xx");
        }
    }

    static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                        instanceof String pattern
                ? pattern
                : "none";
    }

    /** A client may invent those as well. */
    static String method(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS" -> request.getMethod();
            default -> "OTHER";
        };
    }
}
