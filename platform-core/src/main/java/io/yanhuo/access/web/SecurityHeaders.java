package io.yanhuo.access.web;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what our pages never do: run a script or style that does not lie in a file of
 * ours, be shown inside another site, hand an address to one. A web view of WeChat is no frame.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SecurityHeaders extends OncePerRequestFilter {
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; media-src 'self'; object-src 'none';"
                    + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    private static final String FEATURES =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(),"
                    + " microphone=(), midi=(), payment=(), usb=()";
    private static final String A_YEAR = "max-age=31536000";

    private final boolean https;
    private final String toOurHosts;

    SecurityHeaders(AddressSettings address) {
        this.https = "https".equals(address.scheme());
        this.toOurHosts = " " + address.url("*." + address.domain());
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy(Face.of(request)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", FEATURES);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", kept(Face.of(request)));
        if (https) response.setHeader("Strict-Transport-Security", A_YEAR);
        chain.doFilter(request, response);
    }

    /**
     * Pages differ from person to person; whoever may be kept says so itself. What staff and
     * operators saw is gone with them: the next one at the counter cannot go back to it.
     */
    private static String kept(@Nullable Face face) {
        boolean confidential =
                face == Face.WORKSPACE || face == Face.OPERATORS || face == Face.PARTNERS;
        return confidential ? "no-store" : "private, no-cache";
    }

    /** Sign-up ends with a form that leads to the new restaurant's own host. */
    private String policy(@Nullable Face face) {
        var forms = face == Face.PORTAL ? POLICY + toOurHosts : POLICY;
        return https ? forms + "; upgrade-insecure-requests" : forms;
    }
}
