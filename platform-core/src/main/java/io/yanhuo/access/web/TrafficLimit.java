package io.yanhuo.access.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.CurrentActor;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantKey;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets each restaurant have so much of each kind of requests, so that a crowd at one is still
 * served, and the others as well. Behind the guards of {@code access}: what strangers send to the
 * workspace takes nothing from those who work there. Payment services call on nobody's behalf until
 * their signature is read, so what they report never counts.
 */
@Component
class TrafficLimit implements HandlerInterceptor, WebMvcConfigurer {
    private static final int BEHIND_THE_GUARDS = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int MOST_BUCKETS = 100_000;

    private final LimitSettings limits;
    private final Buckets<TenantKey> buckets;

    TrafficLimit(LimitSettings limits) {
        this.limits = limits;
        this.buckets = new Buckets<>(MOST_BUCKETS, longestRefill(limits), Ticker.systemTicker());
    }

    private static Duration longestRefill(LimitSettings limits) {
        double seconds =
                Arrays.stream(Traffic.values())
                        .map(limits::rate)
                        .mapToDouble(rate -> rate.atOnce() / rate.perSecond())
                        .max()
                        .orElseThrow();
        return Duration.ofSeconds((long) Math.ceil(seconds));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(BEHIND_THE_GUARDS);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean counts =
                request.getDispatcherType() == DispatcherType.REQUEST
                        && TenantScope.bound()
                        && handler instanceof HandlerMethod;
        if (counts) letIn(traffic((HandlerMethod) handler, request));
        return true;
    }

    /** Of the restaurant in whose scope it is asked. */
    void letIn(Traffic kind) {
        long wait = buckets.take(TenantKey.of(kind.name()), limits.rate(kind));
        if (wait > 0) throw new Refused(refusal(kind, 1 + TimeUnit.NANOSECONDS.toSeconds(wait)));
    }

    private static Refusal refusal(Traffic kind, long seconds) {
        return switch (kind) {
            case EXPORT -> new AccessRefusal.ExportsTooSoon(seconds);
            case STOREFRONT, WORKSPACE, MONEY, PICTURES -> new AccessRefusal.Crowded(seconds);
        };
    }

    private static Traffic traffic(HandlerMethod method, HttpServletRequest request) {
        var declared = method.getMethodAnnotation(CountedAs.class);
        if (declared == null) {
            var type = method.getBeanType();
            declared = AnnotatedElementUtils.findMergedAnnotation(type, CountedAs.class);
        }
        if (declared != null) return declared.value();
        boolean atWork = Face.of(request) == Face.WORKSPACE && recognised(request);
        return atWork ? Traffic.WORKSPACE : Traffic.STOREFRONT;
    }

    /** Those who work there, and whoever helps them. */
    private static boolean recognised(HttpServletRequest request) {
        var who = CurrentActor.of(request).kind();
        return who == Who.STAFF || who == Who.SUPPORT;
    }
}
