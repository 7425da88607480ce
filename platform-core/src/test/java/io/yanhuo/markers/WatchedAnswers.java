package io.yanhuo.markers;

import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
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
        Markers.broughtAlong(head(request));
        var copied = new CopiedAnswer(response);
        try {
            chain.doFilter(request, copied);
        } finally {
            Markers.broughtAlong(head(request) + form(request));
            look(request, copied);
            Markers.answered();
        }
    }

    private static void look(HttpServletRequest request, CopiedAnswer copied) {
        var where = "the answer to " + request.getMethod() + " " + request.getRequestURI();
        Runnable look = () -> Markers.told(where, copied.text());
        var scope = TenantScope.current();
        if (!request.isAsyncStarted()) look.run();
        else request.getAsyncContext().addListener(new AtItsEnd(() -> scope.run(look)));
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
