package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.TenantScope;
import java.util.Optional;
import org.apache.shiro.authc.AuthenticationInfo;
import org.springframework.stereotype.Component;

/** The staff of the restaurant of the current scope. */
@Component
class StaffRealm extends ActorRealm {
    private final StaffMembers members;
    private final SmsCodes codes;
    private final Passwords passwords;
    private final PersonalData personal;

    StaffRealm(StaffMembers members, SmsCodes codes, Passwords passwords, PersonalData personal) {
        super(Who.STAFF, passwords);
        this.members = members;
        this.codes = codes;
        this.passwords = passwords;
        this.personal = personal;
    }

    @Override
    AuthenticationInfo byName(String name) {
        return PhoneNumber.parse(name)
                .flatMap(this::active)
                .map(member ->
                        found(
                                actor(member),
                                Optional.ofNullable(member.passwordHash())
                                        .orElse(passwords.decoy())))
                .orElseGet(() -> found(CurrentActor.stranger(), passwords.decoy()));
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        codes.verify(login.purpose(), login.phone(), login.code());
        return active(login.phone())
                .map(member -> found(actor(member), ""))
                .orElseThrow(() -> new Refused(new AccessRefusal.NotStaff()));
    }

    private Optional<StaffMember> active(PhoneNumber phone) {
        return members.findByPhoneHash(SealedPhone.hash(phone, personal))
                .filter(StaffMember::active);
    }

    private static Actor actor(StaffMember member) {
        return new Actor(
                Who.STAFF,
                TenantScope.current().tenant(),
                member.staffId(),
                member.name(),
                member.role());
    }
}
