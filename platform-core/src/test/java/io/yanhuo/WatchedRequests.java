package io.yanhuo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes the statements of a request that says so, in whichever thread it is served. */
public final class WatchedRequests {
    /** Its value names the request. */
    public static final String HEADER = "X-Watched";

    private static final Map<String, BlockingQueue<List<String>>> NOTED = new ConcurrentHashMap<>();

    private WatchedRequests() {}

    /** The statements of a request that has been answered, once the server is done with it. */
    public static List<String> of(String request) {
        try {
            var noted = queue(request).poll(10, TimeUnit.SECONDS);
            if (noted == null) throw new AssertionError("a request that was not watched");
            return noted;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            NOTED.remove(request);
        }
    }

    private static BlockingQueue<List<String>> queue(String request) {
        return NOTED.computeIfAbsent(request, _ -> new LinkedBlockingQueue<>());
    }

    static FilterRegistrationBean<Noting> noting() {
        var registration = new FilterRegistrationBean<>(new Noting());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    static final class Noting extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var watched = request.getHeader(HEADER);
            if (watched == null) {
                chain.doFilter(request, response);
                return;
            }
            response.setHeader(HEADER, watched);
            var statements = Statements.startNoting();
            try {
                chain.doFilter(request, response);
            } finally {
                queue(watched).add(List.copyOf(statements));
            }
        }
    }
}
