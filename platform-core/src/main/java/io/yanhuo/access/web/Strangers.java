package io.yanhuo.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.access.Network;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.LookUps;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets each address ask for so many names that led to nobody the last time, or to which nobody came
 * for an hour. Names that lead to somebody are asked for as before, also from an address from which
 * others are made up: behind it there may be a whole town.
 */
@Component
class Strangers implements LookUps {
    private static final String REFUSED = Strangers.class.getName();
    private static final int LONGEST_ID = "/t/".length() + 12;

    private final Rate rate;
    private final Buckets<Network> addresses =
            new Buckets<>(200_000, Duration.ofSeconds(10), Ticker.systemTicker());
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder()
                    .expireAfterAccess(Duration.ofHours(1))
                    .maximumSize(20_000)
                    .build();

    Strangers(LimitSettings limits) {
        this.rate = Rate.of(limits.nobody());
    }

    @Override
    public boolean allow(HttpServletRequest request) {
        if (known.getIfPresent(name(request)) != null) return true;
        boolean allowed = addresses.take(Network.of(request), rate) == 0;
        if (!allowed) request.setAttribute(REFUSED, true);
        return allowed;
    }

    /** Whether nobody was looked for, as there were too many. */
    static boolean refused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }

    /**
     * @param found behind the name that the request asks for; null for nobody
     */
    void found(@Nullable Face found, HttpServletRequest request) {
        var name = name(request);
        if (found == null) known.invalidate(name);
        else if (known.getIfPresent(name) == null) known.put(name, true);
    }

    /** All by which a restaurant is looked for: a host, and an id in the path. */
    private static String name(HttpServletRequest request) {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        var path = request.getRequestURI();
        return path.startsWith("/t/")
                ? host + path.substring(0, Math.min(LONGEST_ID, path.length()))
                : host;
    }
}
