package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Stands before every handler and lets through whom its {@link Allow} names; no one else. */
@Component
class Doorkeeper implements HandlerInterceptor {
    static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Recognition recognition;
    private final Authorization authorization;
    private final LoginDoor loginDoor;
    private final Tenants tenants;
    private final SupportDoor supportDoor;

    Doorkeeper(
            Recognition recognition,
            Authorization authorization,
            LoginDoor loginDoor,
            Tenants tenants,
            SupportDoor supportDoor) {
        this.recognition = recognition;
        this.authorization = authorization;
        this.loginDoor = loginDoor;
        this.tenants = tenants;
        this.supportDoor = supportDoor;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // The end of an answer that has begun: whoever it is for was let in then.
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        if (isPublic(handler)) return true;
        var rule = Rule.of(handler);
        if (rule == null) throw new Refused(new AccessRefusal.NotAllowed());
        var actor = recognition.of(request);
        CurrentActor.bind(request, actor);
        if (actor.kind() == Who.SUPPORT) {
            supportDoor.pass(actor, rule, request);
            return true;
        }
        if (rule.who() == Who.ANYONE) return true;
        if (!is(actor, rule.who())) return loginDoor.show(request, response);
        if (!authorization.permits(actor, rule.may())) {
            throw new Refused(new AccessRefusal.NotAllowed());
        }
        if (!mayChangeNow(rule, request)) throw new Refused(new AccessRefusal.RestaurantClosed());
        return true;
    }

    /** In a restaurant that is suspended or closing, its people look, and finish what has begun. */
    private boolean mayChangeNow(Rule rule, HttpServletRequest request) {
        return rule.who() != Who.STAFF
                || rule.alsoClosed()
                || SAFE.contains(request.getMethod())
                || tenants.current().state().open();
    }

    /** Files of our own that everybody may read, and the page that says what went wrong. */
    private static boolean isPublic(Object handler) {
        return handler instanceof ResourceHttpRequestHandler || handler instanceof ErrorController;
    }

    private static boolean is(Actor actor, Who wanted) {
        return actor.known() && actor.kind() == wanted && isHere(actor);
    }

    /** Whoever belongs to a restaurant is somebody only there. */
    static boolean isHere(Actor actor) {
        return switch (actor.kind()) {
            case DINER, STAFF, SUPPORT ->
                    TenantScope.bound() && TenantScope.current().tenant().equals(actor.tenant());
            case ANYONE, DISTRIBUTOR, OPERATOR, SIGNED_CALLBACK, DEVELOPER ->
                    actor.tenant() == null;
        };
    }
}
