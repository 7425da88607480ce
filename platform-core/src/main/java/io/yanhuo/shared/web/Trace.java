package io.yanhuo.shared.web;

import io.yanhuo.shared.OnBehalf;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TraceNumber;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a number, which stands in each line of the log and on the page that somebody
 * shows us when something went wrong.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Trace extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);
    private static final String NAME = "trace";

    static String of(ServletRequest request) {
        return request.getAttribute(NAME) instanceof String trace ? trace : "";
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (of(request).isEmpty()) request.setAttribute(NAME, TraceNumber.next());
        response.setHeader("X-Trace-Id", of(request));
        try (var _ = TraceNumber.begin(of(request))) {
            attempt(request, response, chain);
        }
    }

    /** Here and not in the server, as its log would not know the number any more. */
    private static void attempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ClientAbortException | AsyncRequestNotUsableException e) {
            LOG.debug("{} {}: gone before the answer", request.getMethod(), path(request), e);
        } catch (IOException | ServletException | RuntimeException e) {
            var refused = Refused.within(e);
            if (refused.isPresent() && !response.isCommitted()) {
                LOG.debug("{} {}: refused", request.getMethod(), path(request), e);
                refuse(refused.get(), request, response);
                return;
            }
            var cause = Cause.of(e);
            behalf(request).run(() -> cause.log(LOG, request.getMethod() + " " + path(request), e));
            if (response.isCommitted()) throw e;
            if (cause == Cause.DATABASE_AWAY) response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            if (cause == Cause.TOO_SLOW) {
                refuse(new TookTooLong(), request, response);
            } else {
                response.sendError(cause.status());
            }
        }
    }

    /** The line names the restaurant too, whose scope has ended. */
    private static OnBehalf behalf(HttpServletRequest request) {
        var known = request.getAttribute(OnBehalf.class.getName());
        return known instanceof OnBehalf behalf ? behalf : Runnable::run;
    }

    /** Also by a filter before the page, and while the page was being written. */
    private static void refuse(
            Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(Refusal.class.getName(), refusal);
        response.sendError(refusal.status().value());
    }

    /** Without the query: it may hold a ticket. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
