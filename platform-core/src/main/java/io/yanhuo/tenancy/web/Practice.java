package io.yanhuo.tenancy.web;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Marks everything that a practice copy shows: search engines are told to pass by, and templates
 * ask {@code @practice.here()} for the band above each page.
 */
@Component("practice")
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class Practice extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Practice.class);

    private final Tenants tenants;

    Practice(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Pages that say what went wrong ask as well, perhaps because nothing, or nobody, is there. */
    public boolean here() {
        try {
            return tenants.practising();
        } catch (DataAccessException | IllegalArgumentException | Refused e) {
            LOG.warn("a page cannot say whether it is for practice", e);
            return false;
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (here()) response.setHeader("X-Robots-Tag", "noindex, nofollow");
        chain.doFilter(request, response);
    }
}
