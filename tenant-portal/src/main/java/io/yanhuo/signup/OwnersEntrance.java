package io.yanhuo.signup;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Leads the owner from the end of the sign-up straight into the workspace. */
@Service
public class OwnersEntrance {
    /** How long the browser that signed up is let in: for as long as it is to keep its cookie. */
    public static final Duration OPEN_FOR = Duration.ofDays(1);

    private final SignupRows rows;
    private final Tenants tenants;
    private final StaffAccounts staff;
    private final Tickets tickets;
    private final AddressSettings address;
    private final Clock clock;

    OwnersEntrance(
            SignupRows rows,
            Tenants tenants,
            StaffAccounts staff,
            Tickets tickets,
            AddressSettings address,
            Clock clock) {
        this.rows = rows;
        this.tenants = tenants;
        this.staff = staff;
        this.tickets = tickets;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Address of a page of the workspace: with a ticket, which works once and for two minutes, if
     * this is the browser that signed up not long ago, and who signed up is still an owner; else
     * whoever it is has to log in.
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
        if (!rows.isBrowser(progress.id(), browserHash, clock.instant().minus(OPEN_FOR))) {
            return page;
        }
        var founder = rows.find(progress.id()).map(Signup::owner);
        return tenant.scope()
                .get(() ->
                        founder.flatMap(this::owner)
                                .map(id -> tickets.issue(Who.STAFF, id, page))
                                .orElse(page));
    }

    /** Nobody else's account, whoever else owns the restaurant by now. */
    private Optional<String> owner(PhoneNumber founder) {
        return staff.all().stream()
                .filter(member -> member.active() && member.role() == StaffRole.OWNER)
                .filter(member -> member.phone().equals(founder))
                .map(Staff::id)
                .findFirst();
    }
}
