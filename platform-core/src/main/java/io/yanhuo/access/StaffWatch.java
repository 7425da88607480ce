package io.yanhuo.access;

import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Whether somebody of the staff, or who helps them, may still see what a page that stays open is
 * told. The door is passed once, but people sign out, change their job and leave while the page is
 * open, and a restaurant is locked.
 */
@Component
public class StaffWatch {
    private final StaffSessions sessions;
    private final SupportSessions support;
    private final Authorization authorization;
    private final Tenants tenants;

    StaffWatch(
            StaffSessions sessions,
            SupportSessions support,
            Authorization authorization,
            Tenants tenants) {
        this.sessions = sessions;
        this.support = support;
        this.authorization = authorization;
        this.tenants = tenants;
    }

    /** Can be asked on any thread; true as long as this browser's person may. */
    public BooleanSupplier of(HttpServletRequest request, Permission permission) {
        var scope = TenantScope.current();
        boolean helps = CurrentActor.of(request).kind() == Who.SUPPORT;
        var person = helps ? support.watch(request) : sessions.watch(request);
        return () ->
                scope.get(() ->
                        staffed(scope)
                                && person.get()
                                        .filter(actor -> authorization.permits(actor, permission))
                                        .isPresent());
    }

    private boolean staffed(TenantScope scope) {
        return tenants.byId(scope.tenant())
                .map(Tenant::state)
                .filter(TenantState::staffed)
                .isPresent();
    }
}
