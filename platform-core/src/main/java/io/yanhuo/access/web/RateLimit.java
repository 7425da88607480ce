package io.yanhuo.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.access.AccessRefusal;
import io.yanhuo.shared.Refusal;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows down whoever asks too much, so that the others are still served. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RateLimit extends OncePerRequestFilter {
    private final LimitSettings limits;
    private final Ticker ticker = Ticker.systemTicker();
    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder()
                    .expireAfterAccess(Duration.ofSeconds(10))
                    .maximumSize(200_000)
                    .build();

    RateLimit(LimitSettings limits) {
        this.limits = limits;
    }

    /**
     * @param address empty for all together
     */
    private record Key(Face face, @Nullable TenantId restaurant, String address) {}

    /** Files of our own are cheap, and a page brings a crowd of them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var face = Face.of(request);
        if (face == null || letIn(face, request.getRemoteAddr())) {
            chain.doFilter(request, response);
            return;
        }
        var refusal = new AccessRefusal.TooManyRequests();
        request.setAttribute(Refusal.class.getName(), refusal);
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.sendError(refusal.status().value());
    }

    private boolean letIn(Face face, String address) {
        var restaurant = TenantScope.bound() ? TenantScope.current().tenant() : null;
        boolean one = take(new Key(face, restaurant, network(address)), limits.perAddress(face));
        return one
                && (restaurant == null || take(new Key(face, restaurant, ""), limits.restaurant()));
    }

    private boolean take(Key key, int perSecond) {
        long now = ticker.read();
        return buckets.get(key, _ -> new Bucket(perSecond, now)).take(now);
    }

    /** Of an IPv6 address only the network: everybody has a whole one to himself. */
    static String network(String address) {
        int groups = 0;
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == ':' && ++groups == 4) return address.substring(0, i);
        }
        return address;
    }
}
