package io.yanhuo.signup;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Leads the owner from the end of the sign-up straight into the workspace. */
@Service
public class OwnersEntrance {
    private final SignupRows rows;
    private final Tenants tenants;
    private final StaffAccounts staff;
    private final Tickets tickets;
    private final AddressSettings address;

    OwnersEntrance(
            SignupRows rows,
            Tenants tenants,
            StaffAccounts staff,
            Tickets tickets,
            AddressSettings address) {
        this.rows = rows;
        this.tenants = tenants;
        this.staff = staff;
        this.tickets = tickets;
        this.address = address;
    }

    /**
     * Address of a page of the workspace: with a ticket, which works once and for two minutes, if
     * this is the browser that signed up; else the owner has to log in.
     *
     * @param page such as {@code /admin}
     */
    public Optional<String> to(String page, Progress progress, String browserHash) {
        return Optional.ofNullable(progress.host())
                .flatMap(tenants::byHost)
                .map(tenant ->
                        address.url(tenant.host()) + path(page, progress, tenant, browserHash));
    }

    private String path(String page, Progress progress, Tenant tenant, String browserHash) {
        if (!rows.isBrowser(progress.id(), browserHash)) return page;
        return tenant.scope()
                .get(() -> owner().map(id -> tickets.issue(Who.STAFF, id, page)).orElse(page));
    }

    private Optional<String> owner() {
        return staff.all().stream()
                .filter(member -> member.role() == StaffRole.OWNER)
                .map(Staff::id)
                .findFirst();
    }
}
