package io.yanhuo.access.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Network;
import io.yanhuo.shared.web.ShortAnswer;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantKey;
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
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever asks too much, so that the others are still served: by address, before
 * anything else is known. What is asked of nobody is counted by {@link Strangers}; what one
 * restaurant may have is {@link TrafficLimit}'s.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RateLimit extends OncePerRequestFilter {
    private final LimitSettings limits;
    private final Strangers strangers;
    private final ShortAnswer answer;
    private final Buckets<Key> addresses = buckets();

    /** Apart, so that a crowd of addresses pushes none of them out. */
    private final Buckets<Key> restaurants = buckets();

    RateLimit(LimitSettings limits, Strangers strangers, ShortAnswer answer) {
        this.limits = limits;
        this.strangers = strangers;
        this.answer = answer;
    }

    private static Buckets<Key> buckets() {
        return new Buckets<>(200_000, Duration.ofSeconds(10), Ticker.systemTicker());
    }

    /**
     * @param from null for all together
     */
    private record Key(Face face, @Nullable TenantKey restaurant, @Nullable Network from) {}

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
        boolean refused = Strangers.refused(request);
        if (!refused) strangers.found(face, request);
        if (!refused && (face == null || letIn(face, Network.of(request)))) {
            chain.doFilter(request, response);
            return;
        }
        answer.send(new AccessRefusal.TooManyRequests(), request, response);
    }

    private boolean letIn(Face face, Network from) {
        var restaurant = TenantScope.bound() ? TenantKey.of("requests") : null;
        var one = new Key(face, restaurant, from);
        if (addresses.take(one, Rate.of(limits.perAddress(face))) > 0) return false;
        return restaurant == null || hasRoom(face, restaurant);
    }

    /** Whatever the addresses are: so many that each asks little are an attack as well. */
    private boolean hasRoom(Face face, TenantKey restaurant) {
        var all = new Key(face, restaurant, null);
        return restaurants.take(all, Rate.of(limits.restaurant())) == 0;
    }
}
