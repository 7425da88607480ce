package io.yanhuo.access;

import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Whether somebody of the staff may still see what a page that stays open is told. The door is
 * passed once, but people sign out, change their job and leave while the page is open.
 */
@Component
public class StaffWatch {
    private final StaffSessions sessions;
    private final Authorization authorization;

    StaffWatch(StaffSessions sessions, Authorization authorization) {
        this.sessions = sessions;
        this.authorization = authorization;
    }

    /** Can be asked on any thread; true as long as this browser's person may. */
    public BooleanSupplier of(HttpServletRequest request, Permission permission) {
        var scope = TenantScope.current();
        var person = sessions.watch(request);
        return () ->
                scope.get(() ->
                        person.get()
                                .filter(actor -> authorization.permits(actor, permission))
                                .isPresent());
    }
}
