package io.yanhuo.access.web;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Network;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantKey;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Lets so many live streams stand open at once from one address, at one face of one restaurant, and
 * altogether, so that connections are left for those who ask. The limit of requests a second does
 * not see them: each is one request that never ends. A page that is refused one asks every few
 * seconds instead.
 */
@Component
class StreamLimit implements AsyncHandlerInterceptor, WebMvcConfigurer {
    private static final String PLACE = StreamLimit.class.getName();
    private static final Key ALL = new Key(null, null, null);

    private final LimitSettings limits;
    private final Places<Key> open = new Places<>();

    StreamLimit(LimitSettings limits) {
        this.limits = limits;
    }

    /**
     * @param face null for all restaurants together
     * @param from null for all networks together
     */
    private record Key(
            @Nullable Face face, @Nullable TenantKey restaurant, @Nullable Network from) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.ASYNC && isStream(handler)) {
            request.setAttribute(PLACE, take(request));
        }
        return true;
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(PLACE) instanceof Place place) {
            request.getAsyncContext().addListener(place);
        }
    }

    /** Also for a request that never became a stream. */
    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (request.getAttribute(PLACE) instanceof Place place) place.leave();
    }

    private Place take(HttpServletRequest request) {
        var face = Face.of(request);
        var restaurant = TenantScope.bound() ? TenantKey.of("streams") : null;
        var place = new Place();
        boolean free =
                place.take(new Key(face, restaurant, Network.of(request)), limits.streams())
                        && place.take(new Key(face, restaurant, null), limits.restaurantStreams())
                        && place.take(ALL, limits.allStreams());
        if (free) return place;
        place.leave();
        throw new Refused(new AccessRefusal.TooManyStreams());
    }

    private static boolean isStream(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getReturnType().getParameterType() == SseEmitter.class;
    }

    /** One stream's; given back once, however it ends. */
    private final class Place implements AsyncListener {
        private final List<Key> taken = new ArrayList<>();
        private final AtomicBoolean left = new AtomicBoolean();

        boolean take(Key key, int most) {
            boolean free = open.take(key, most);
            if (free) taken.add(key);
            return free;
        }

        void leave() {
            if (left.compareAndSet(false, true)) taken.forEach(key -> open.leave(key, 1));
        }

        @Override
        public void onComplete(AsyncEvent event) {
            leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completed next.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Completed next.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
