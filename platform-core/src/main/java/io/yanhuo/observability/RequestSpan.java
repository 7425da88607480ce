package io.yanhuo.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.yanhuo.shared.TraceNumber;
import io.yanhuo.shared.web.Outcome;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the course of a request to OpenTelemetry. It begins here, whatever a header of the client
 * says: a stranger decides neither what is told nor to which trace it belongs. The number of the
 * request that people see is an attribute, so that a page that somebody shows us leads to its
 * trace.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class RequestSpan extends OncePerRequestFilter {
    private static final int FAULT = 500;

    private final Tracer tracer;
    private final boolean on;

    RequestSpan(OpenTelemetry telemetry, TracingSettings settings) {
        this.tracer = telemetry.getTracer("io.yanhuo");
        this.on = !settings.endpoint().isEmpty();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !on;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var span =
                tracer.spanBuilder(RequestMeter.method(request))
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan();
        try (var _ = span.makeCurrent()) {
            chain.doFilter(request, response);
            describe(span, request, response.getStatus());
        } catch (ServletException | IOException | RuntimeException e) {
            span.setAttribute("error.type", e.getClass().getName());
            describe(span, request, Outcome.of(e));
            throw e;
        } finally {
            span.end();
        }
    }

    /** No address, no query, no name of a person, and nothing else that somebody has made up. */
    private static void describe(Span span, HttpServletRequest request, int status) {
        var face = Face.of(request);
        var route = RequestMeter.route(request);
        var method = RequestMeter.method(request);
        span.updateName(method + " " + route);
        span.setAttribute("http.request.method", method);
        span.setAttribute("http.route", route);
        span.setAttribute("http.response.status_code", status);
        span.setAttribute("yanhuo.trace", TraceNumber.current());
        if (face != null) span.setAttribute("yanhuo.face", face.name());
        if (TenantScope.bound()) {
            span.setAttribute("yanhuo.tenant", TenantScope.current().tenant().value());
        }
        if (status >= FAULT) span.setStatus(StatusCode.ERROR);
    }
}
