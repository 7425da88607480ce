package io.yanhuo.markers;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads every answer that a restaurant gives in a test, headers and streams too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 19)
class WatchedAnswers extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!TenantScope.bound()) {
            chain.doFilter(request, response);
            return;
        }
        var own = TenantScope.current().tenant();
        var where = "the answer to " + request.getMethod() + " " + request.getRequestURI();
        var asked = Ids.in(head(request));
        var copied = new CopiedAnswer(response, new Look(own, where, asked)::at);
        try (var _ = Markers.broughtAlong(asked)) {
            chain.doFilter(request, copied);
        } finally {
            var look = new Look(own, where, Ids.in(head(request) + form(request)));
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtItsEnd(() -> look.at(copied.text())));
            } else look.at(copied.text());
        }
    }

    private static String head(HttpServletRequest request) {
        var words = new StringBuilder(request.getRequestURI()).append(' ');
        words.append(request.getQueryString()).append(' ');
        for (var name : Collections.list(request.getHeaderNames())) {
            Collections.list(request.getHeaders(name)).forEach(v -> words.append(v).append(' '));
        }
        return words.toString();
    }

    /** As the application has read it by now; nothing is read that it did not want. */
    private static String form(HttpServletRequest request) {
        var words = new StringBuilder();
        try {
            for (var values : request.getParameterMap().values()) {
                words.append(String.join(" ", values)).append(' ');
            }
        } catch (RuntimeException _) {
            // No form, or none that can be read.
        }
        return words.toString();
    }

    /** In whatever thread, long after the request's own has gone on. */
    private record Look(TenantId own, String where, Set<String> asked) {
        void at(String text) {
            try (var _ = Markers.broughtAlong(asked)) {
                Markers.held(own, where, text);
            }
        }
    }

    private record AtItsEnd(Runnable look) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            look.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Its completion follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Its completion follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
