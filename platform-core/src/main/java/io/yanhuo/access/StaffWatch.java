package io.yanhuo.access;

import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Whether somebody of the staff, or who helps them, may still see what a page that stays open is
 * told. The door is passed once, but people sign out, change their job and leave while the page is
 * open.
 */
@Component
public class StaffWatch {
    private final StaffSessions sessions;
    private final SupportSessions support;
    private final Authorization authorization;

    StaffWatch(StaffSessions sessions, SupportSessions support, Authorization authorization) {
        this.sessions = sessions;
        this.support = support;
        this.authorization = authorization;
    }

    /** Can be asked on any thread; true as long as this browser's person may. */
    public BooleanSupplier of(HttpServletRequest request, Permission permission) {
        var scope = TenantScope.current();
        boolean helps = CurrentActor.of(request).kind() == Who.SUPPORT;
        var person = helps ? support.watch(request) : sessions.watch(request);
        return () ->
                scope.get(() ->
                        person.get()
                                .filter(actor -> authorization.permits(actor, permission))
                                .isPresent());
    }
}
