package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.PersonalData;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who work in the restaurant of the current scope. */
@Service
@Transactional
public class StaffAccounts {
    /** With those who have left. */
    static final int MOST = 500;

    private static final String TABLE = "staff";

    private final StaffMembers members;
    private final StaffSessions sessions;
    private final Passwords passwords;
    private final PersonalData personal;
    private final Allowances allowances;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffAccounts(
            StaffMembers members,
            StaffSessions sessions,
            Passwords passwords,
            PersonalData personal,
            Allowances allowances,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.passwords = passwords;
        this.personal = personal;
        this.allowances = allowances;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Repeating it for the same phone number changes nothing and returns the same id.
     *
     * @param password null for somebody who logs in by SMS code only
     * @throws Refused if the restaurant's plan has no place for one more
     */
    public String create(
            String name, PhoneNumber phone, StaffRole role, @Nullable String password) {
        var known = members.findByPhoneHash(SealedPhone.hash(phone, personal));
        if (known.isPresent()) return known.get().staffId();
        TooMany.refuse(members.count(), MOST);
        givePlace();
        var sealed = SealedPhone.of(phone, TABLE, personal);
        var member = new StaffMember(RandomId.ofLength(20), name, sealed, role, clock.instant());
        if (password != null) member.useFromNowOn(passwords.hash(password));
        return members.save(member).staffId();
    }

    @Transactional(readOnly = true)
    public List<Staff> all() {
        return members.findAllByOrderByCreatedAt().stream().map(this::shown).toList();
    }

    @Transactional(readOnly = true)
    Optional<Staff> find(String staffId) {
        return members.findByStaffId(staffId).map(this::shown);
    }

    /** Takes effect with the next request of whoever it is. */
    public void changeRole(String staffId, StaffRole role) {
        var member = get(staffId);
        if (role != StaffRole.OWNER) keepAnOwner(member);
        var before = member.role();
        member.workAs(role);
        sessions.forget();
        events.publishEvent(new StaffChanged(staffId, before, role));
    }

    /** Ends all of the person's sessions. */
    public void deactivate(String staffId) {
        var member = get(staffId);
        keepAnOwner(member);
        leave(member);
    }

    /**
     * The same for whoever has this phone number, if anybody, and even for the last owner: for a
     * practice copy, into which an owner of the real restaurant comes anew.
     */
    public void shutOut(PhoneNumber phone) {
        members.findByPhoneHash(SealedPhone.hash(phone, personal)).ifPresent(this::leave);
    }

    private void leave(StaffMember member) {
        if (!member.active()) return;
        allowances.giveBack(Metric.STAFF, 1);
        member.leave();
        sessions.endAll(member.staffId());
        events.publishEvent(new StaffChanged(member.staffId(), member.role(), null));
    }

    /**
     * Somebody who left works here again.
     *
     * @throws Refused if the restaurant's plan has no place for one more
     */
    public void takeBack(String staffId, StaffRole role) {
        var member = get(staffId);
        if (!member.active()) givePlace();
        member.comeBack();
        member.workAs(role);
    }

    /** Ends all of the person's sessions: whoever knew the old password is out. */
    public void changePassword(String staffId, String password) {
        get(staffId).useFromNowOn(passwords.hash(password));
        sessions.endAll(staffId);
    }

    private void givePlace() {
        allowances.require(Feature.HIRING);
        allowances.take(Metric.STAFF, 1);
    }

    private void keepAnOwner(StaffMember member) {
        var owners = members.lockOwners();
        if (owners.size() == 1 && owners.contains(member.staffId())) {
            throw new Refused(new AccessRefusal.LastOwner());
        }
    }

    private StaffMember get(String staffId) {
        return members.findByStaffId(staffId)
                .orElseThrow(() -> new Refused(new AccessRefusal.NoSuchStaff()));
    }

    private Staff shown(StaffMember member) {
        return new Staff(
                member.staffId(),
                member.name(),
                SealedPhone.read(member.phoneCipher(), TABLE, personal),
                member.role(),
                member.active());
    }
}
