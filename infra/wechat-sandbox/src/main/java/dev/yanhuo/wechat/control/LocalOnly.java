package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.gate.NotifyUrl;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Steering is for this machine, and not for a foreign page open in a browser on it. Pages may be
 * shown inside a page of this machine, nowhere else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalOnly extends OncePerRequestFilter {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self';"
                    + " frame-ancestors 'self' http://127.0.0.1:* http://localhost:* http://*.localhost:*";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        boolean steering = path.startsWith("/sandbox") || path.startsWith("/bridge/");
        var origin = request.getHeader("Origin");
        if (steering && !(isLocal(request.getRemoteAddr()) && isLocalOrigin(origin))) {
            response.setStatus(403);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        if (path.startsWith("/bridge/") && origin != null) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Headers", "Content-Type");
            response.setHeader("Vary", "Origin");
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/v3/")
                || path.startsWith("/cgi-bin/")
                || path.startsWith("/sns/")
                || path.startsWith("/wxa/");
    }

    private static boolean isLocal(String address) throws IOException {
        return InetAddress.getByName(address).isLoopbackAddress();
    }

    private static boolean isLocalOrigin(@org.jspecify.annotations.Nullable String origin) {
        if (origin == null) return true;
        try {
            var host = URI.create(origin).getHost();
            return host != null && NotifyUrl.isLoopback(host);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
