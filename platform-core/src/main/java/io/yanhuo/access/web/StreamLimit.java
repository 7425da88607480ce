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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Lets so many live streams stand open at once from one address. The limit of requests a second
 * does not see them: each is one request that never ends.
 */
@Component
class StreamLimit implements AsyncHandlerInterceptor, WebMvcConfigurer {
    private static final String PLACE = StreamLimit.class.getName();

    private final int most;
    private final ConcurrentHashMap<Key, Integer> open = new ConcurrentHashMap<>();

    StreamLimit(LimitSettings limits) {
        this.most = limits.streams();
    }

    private record Key(@Nullable Face face, @Nullable TenantKey restaurant, Network from) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.ASYNC && isStream(handler)) {
            request.setAttribute(PLACE, take(key(request)));
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

    private Place take(Key key) {
        int now = open.merge(key, 1, Integer::sum);
        var place = new Place(key);
        if (now <= most) return place;
        place.leave();
        throw new Refused(new AccessRefusal.TooManyStreams());
    }

    private static boolean isStream(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getReturnType().getParameterType() == SseEmitter.class;
    }

    private static Key key(HttpServletRequest request) {
        var restaurant = TenantScope.bound() ? TenantKey.of("streams") : null;
        return new Key(Face.of(request), restaurant, Network.of(request));
    }

    /** One stream's; given back once, however it ends. */
    private final class Place implements AsyncListener {
        private final Key key;
        private final AtomicBoolean left = new AtomicBoolean();

        Place(Key key) {
            this.key = key;
        }

        void leave() {
            if (!left.compareAndSet(false, true)) return;
            open.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
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
