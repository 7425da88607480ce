package io.yanhuo.distribution;

import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A distributor's contract with one restaurant. */
@Entity
@Table(name = "distributor")
class Distributor {
    private static final String TABLE = "distributor";

    @Id private String distributorId;
    private String dinerId;
    private byte[] nameCipher;
    private byte[] phoneCipher;
    private String person;
    private String code;

    @Enumerated(EnumType.STRING)
    private DistributorState state = DistributorState.APPLIED;

    private @Nullable Integer rate;
    private String agreementVersion;
    private Instant appliedAt;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;
    private @Nullable String reason;
    @Version private @Nullable Long version;

    protected Distributor() {}

    /** What somebody says of himself, and agrees to. */
    record Application(String name, PhoneNumber phone, String person, String agreementVersion) {}

    Distributor(String dinerId, Application application, PersonalData seal, Instant at) {
        this.distributorId = RandomId.ofLength(20);
        this.dinerId = dinerId;
        this.code = RandomId.ofLength(8);
        this.person = application.person();
        fill(application, seal, at);
    }

    private void fill(Application application, PersonalData seal, Instant at) {
        this.nameCipher = seal.encrypt(application.name(), TABLE, "name");
        this.phoneCipher = seal.encrypt(application.phone().digits(), TABLE, "phone");
        this.agreementVersion = application.agreementVersion();
        this.appliedAt = at;
    }

    void applyAgain(Application application, PersonalData seal, Instant at) {
        become(DistributorState.APPLIED);
        fill(application, seal, at);
        reason = null;
    }

    void approve(Percentage at, String by, Instant now) {
        if (at.basisPoints() > Rules.HIGHEST_RATE.basisPoints()) {
            throw new Refused(new DistributionRefusal.RateTooHigh(Rules.HIGHEST_RATE.text()));
        }
        decide(DistributorState.ACTIVE, by, now, null);
        rate = at.basisPoints();
    }

    void decide(DistributorState target, String by, Instant now, @Nullable String why) {
        become(target);
        decidedBy = by;
        decidedAt = now;
        reason = why;
    }

    private void become(DistributorState target) {
        if (!state.next().contains(target)) throw new Refused(new DistributionRefusal.NotNow());
        state = target;
    }

    boolean active() {
        return state == DistributorState.ACTIVE;
    }

    String id() {
        return distributorId;
    }

    String dinerId() {
        return dinerId;
    }

    String person() {
        return person;
    }

    Percentage rate() {
        return new Percentage(rate == null ? 0 : rate);
    }

    DistributorView view(PersonalData seal) {
        return new DistributorView(
                distributorId,
                dinerId,
                seal.decrypt(nameCipher, TABLE, "name"),
                new PhoneNumber(seal.decrypt(phoneCipher, TABLE, "phone")),
                code,
                state,
                rate == null ? null : new Percentage(rate),
                agreementVersion,
                appliedAt,
                reason);
    }
}
