package io.yanhuo.practice;

import io.yanhuo.access.Permission;
import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffChanged;
import io.yanhuo.integrations.Outbox;
import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who of a restaurant gets into its practice copy: whoever may have it made. Whoever may not any
 * more is out of the copy too, even as its only owner.
 */
@Component
class PracticePeople implements OutboxHandler {
    static final String KIND = "practice.dismissal";

    private final PracticeCopies copies;
    private final StaffAccounts staff;
    private final Tenants tenants;
    private final Outbox outbox;

    PracticePeople(PracticeCopies copies, StaffAccounts staff, Tenants tenants, Outbox outbox) {
        this.copies = copies;
        this.staff = staff;
        this.tenants = tenants;
        this.outbox = outbox;
    }

    /**
     * With the same name, phone and job.
     *
     * @return the account in the copy; empty for somebody who may not get in
     */
    Optional<String> admit(TenantId real, TenantScope copy, String staffId) {
        var person = person(real, staffId).filter(PracticePeople::welcome);
        if (person.isEmpty()) return Optional.empty();
        var id = copy.get(() -> account(person.get()));
        // Whoever was sent away meanwhile was so, perhaps, before there was an account to end.
        if (person(real, staffId).filter(PracticePeople::welcome).isPresent()) {
            return Optional.of(id);
        }
        copy.run(() -> staff.shutOut(person.get().phone()));
        return Optional.empty();
    }

    private Optional<Staff> person(TenantId real, String staffId) {
        return tenants.as(real, staff::all).stream()
                .filter(person -> person.id().equals(staffId))
                .findFirst();
    }

    private static boolean welcome(Staff person) {
        return person.active() && person.role().permissions().contains(Permission.PRACTICE_EDIT);
    }

    private String account(Staff person) {
        var id = staff.create(person.name(), person.phone(), person.role(), null);
        boolean active =
                staff.all().stream().anyMatch(known -> known.id().equals(id) && known.active());
        if (!active) staff.takeBack(id, person.role());
        return id;
    }

    /** Written down in the restaurant, for the copy may be out of reach at this moment. */
    @EventListener
    void on(StaffChanged changed) {
        boolean out = changed.left() || changed.loses(Permission.PRACTICE_EDIT);
        if (out && copies.of(TenantScope.current().tenant()).isPresent()) {
            outbox.add(KIND, changed.staff());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Repeated while the copy is still being made: somebody may just be getting in. */
    @Override
    public void handle(String staffId) {
        var real = TenantScope.current().tenant();
        copies.of(real)
                .ifPresent(copy ->
                        person(real, staffId)
                                .filter(person -> !welcome(person))
                                .map(Staff::phone)
                                .ifPresent(phone -> tenants.as(copy, () -> staff.shutOut(phone))));
    }
}
