package io.yanhuo.access;

import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who asks in the request that is being served. */
public final class CurrentActor {
    private static final String NAME = CurrentActor.class.getName();

    private CurrentActor() {}

    /** A stranger, as long as nobody was recognised. */
    public static Actor of(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof Actor actor ? actor : stranger();
    }

    /** Empty in work that no request carries. */
    static Optional<Actor> ofThisThread() {
        var attributes = RequestContextHolder.getRequestAttributes();
        return attributes instanceof ServletRequestAttributes served
                ? Optional.of(of(served.getRequest()))
                : Optional.empty();
    }

    static void bind(HttpServletRequest request, Actor actor) {
        request.setAttribute(NAME, actor);
    }

    static Actor stranger() {
        return new Actor(Who.ANYONE, tenant(), "", "", null);
    }

    private static io.yanhuo.tenancy.@Nullable TenantId tenant() {
        return TenantScope.bound() ? TenantScope.current().tenant() : null;
    }
}
