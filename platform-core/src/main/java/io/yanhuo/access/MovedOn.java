package io.yanhuo.access;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.StoreAddress;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads people who open a page at a restaurant's former address on to the present one: those who
 * bring no cookie of ours. Whoever does may have a session, a cart or half a form there, and stays.
 * All else, from forms to the calls of programs, is answered at either address.
 *
 * <p>Never for good: the restaurant may go back, and browsers would remember.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 35)
class MovedOn extends OncePerRequestFilter {
    /** A mini-program opens no host but those it was registered with. */
    private static final String MINI_PROGRAM = "miniProgram";

    private final Tenants tenants;
    private final AddressSettings address;
    private final Cookies cookies;

    MovedOn(Tenants tenants, AddressSettings address, Cookies cookies) {
        this.tenants = tenants;
        this.address = address;
        this.cookies = cookies;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (StoreAddress.presentHost(request).isEmpty()
                || !opensPage(request)
                || cookies.any(request)) {
            chain.doFilter(request, response);
            return;
        }
        // What is remembered of two hosts may be of two moments, each leading to the other.
        var asked = request.getServerName().toLowerCase(Locale.ROOT);
        var present = tenants.presentHost(asked).orElse(asked);
        if (present.equals(asked)) chain.doFilter(request, response);
        else lead(request, response, present);
    }

    private void lead(HttpServletRequest request, HttpServletResponse response, String present) {
        var query = request.getQueryString();
        var place = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader(HttpHeaders.LOCATION, address.url(present) + place);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static boolean opensPage(HttpServletRequest request) {
        var face = Face.of(request);
        return (face == Face.STOREFRONT || face == Face.WORKSPACE)
                && Doorkeeper.SAFE.contains(request.getMethod())
                && says(request, HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE)
                && !says(request, HttpHeaders.USER_AGENT, MINI_PROGRAM)
                && request.getHeader("HX-Request") == null
                && isPage(request.getRequestURI());
    }

    private static boolean says(HttpServletRequest request, String header, String word) {
        var said = request.getHeader(header);
        return said != null && said.contains(word);
    }

    /** Our pages have no dot in their last part, and files have one. */
    private static boolean isPage(String path) {
        return path.startsWith("/") && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }
}
