package io.yanhuo.access;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets an operator who supports a restaurant through where the route says so, and nowhere else;
 * what was tried in vain is written down.
 */
@Component
class SupportDoor {
    private final Authorization authorization;
    private final Tenants tenants;
    private final Audit audit;

    SupportDoor(Authorization authorization, Tenants tenants, Audit audit) {
        this.authorization = authorization;
        this.tenants = tenants;
        this.audit = audit;
    }

    /**
     * @throws Refused if this is not for her
     */
    void pass(Actor support, Rule rule, HttpServletRequest request) {
        var refusal = refusal(support, rule, request);
        if (refusal.isEmpty()) return;
        audit.record("support.refused", route(request), refusal.get().code());
        throw new Refused(refusal.get());
    }

    /** Before it happens, and after the form has proved to be ours. */
    void recordChange(HttpServletRequest request) {
        audit.record("support.changed", route(request), request.getRequestURI());
    }

    static boolean changes(HttpServletRequest request) {
        return !Doorkeeper.SAFE.contains(request.getMethod());
    }

    private Optional<Refusal> refusal(Actor support, Rule rule, HttpServletRequest request) {
        boolean ownDoor = rule.who() == Who.SUPPORT;
        if (ownDoor) return Optional.empty();
        if (rule.support() == SupportMay.NOTHING) {
            return Optional.of(new SupportRefusal.NotForSupport());
        }
        if (!Doorkeeper.isHere(support) || !authorization.permits(support, rule.may())) {
            return Optional.of(new SupportRefusal.NotForSupport());
        }
        return changes(request) ? change(support, rule) : Optional.empty();
    }

    private Optional<Refusal> change(Actor support, Rule rule) {
        if (rule.support() != SupportMay.CHANGE) {
            return Optional.of(new SupportRefusal.NotForSupport());
        }
        if (support.role() != SupportRole.CHANGES) {
            return Optional.of(new SupportRefusal.OnlyLooking());
        }
        return tenants.current().state().open()
                ? Optional.empty()
                : Optional.of(new AccessRefusal.RestaurantClosed());
    }

    private static String route(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + pattern;
    }
}
