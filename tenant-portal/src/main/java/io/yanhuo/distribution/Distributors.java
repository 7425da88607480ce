package io.yanhuo.distribution;

import io.yanhuo.access.Audit;
import io.yanhuo.access.Diners;
import io.yanhuo.access.DistributorIdentity;
import io.yanhuo.integrations.Outbox;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.PersonalData;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The distributors of the restaurant of the current scope, from application to leave. */
@Service
@Transactional
public class Distributors {
    /**
     * Of the agreement whose text is {@code distribution.agreement.…}; stored with each consent.
     */
    public static final String AGREEMENT = "2026-11";

    private final DistributorRows rows;
    private final RulesRows rules;
    private final PersonalData seal;
    private final Diners diners;
    private final DistributorIdentity identity;
    private final Outbox outbox;
    private final Allowances allowances;
    private final Audit audit;
    private final Clock clock;

    Distributors(
            DistributorRows rows,
            RulesRows rules,
            PersonalData seal,
            Diners diners,
            DistributorIdentity identity,
            Outbox outbox,
            Allowances allowances,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.seal = seal;
        this.diners = diners;
        this.identity = identity;
        this.outbox = outbox;
        this.allowances = allowances;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Rules rules() {
        return rules.findById(RulesRow.ID).map(RulesRow::rules).orElse(Rules.AT_FIRST);
    }

    /** Whether diners may apply: the restaurant wants it, and its plan has it. */
    public boolean open() {
        return allowances.has(Feature.DISTRIBUTION) && rules().open();
    }

    /** From now on; what is bound or earned stays as it is. */
    public void change(Rules changed) {
        refuseTooMuch(changed.rate());
        rules.findById(RulesRow.ID)
                .ifPresentOrElse(
                        row -> row.change(changed), () -> rules.save(new RulesRow(changed)));
        audit.record("distribution.rules-changed", "rules", changed.inShort());
    }

    /**
     * A diner with a proved phone number asks to distribute; no fee, nothing to buy. Who was
     * rejected may ask again.
     *
     * @param agreement version that he agreed to
     */
    public void apply(String dinerId, String name, String agreement) {
        if (!open()) throw new Refused(new DistributionRefusal.Closed());
        if (!AGREEMENT.equals(agreement)) {
            throw new Refused(new DistributionRefusal.AgreementNeeded());
        }
        var phone =
                diners.phone(dinerId)
                        .orElseThrow(() -> new Refused(new DistributionRefusal.PhoneNeeded()));
        var application = new Distributor.Application(name, phone, identity.of(phone), agreement);
        var before = rows.findByPerson(application.person());
        if (before.isEmpty()) {
            rows.saveAndFlush(new Distributor(dinerId, application, seal, clock.instant()));
        } else if (before.get().view(seal).state() == DistributorState.REJECTED) {
            before.get().applyAgain(application, seal, clock.instant());
        }
    }

    /**
     * @throws Refused if the rate is above the ceiling, somebody decided meanwhile, or the
     *     restaurant's plan has no distribution
     */
    public void approve(String id, Percentage rate, String by) {
        allowances.require(Feature.DISTRIBUTION);
        var distributor = get(id);
        distributor.approve(rate, by, clock.instant());
        outbox.add(ContractEntry.KIND, id);
        audit.record("distributor.approved", id, rate.text());
    }

    public void reject(String id, String reason, String by) {
        decide(id, DistributorState.REJECTED, reason, by);
    }

    public void freeze(String id, String reason, String by) {
        decide(id, DistributorState.FROZEN, reason, by);
    }

    public void unfreeze(String id, String by) {
        var distributor = get(id);
        distributor.decide(DistributorState.ACTIVE, by, clock.instant(), null);
        audit.record("distributor.unfrozen", id, "");
    }

    @Transactional(readOnly = true)
    public Optional<DistributorView> ofDiner(String dinerId) {
        return rows.findByDinerId(dinerId).map(found -> found.view(seal));
    }

    @Transactional(readOnly = true)
    public Optional<DistributorView> find(String id) {
        return rows.findById(id).map(found -> found.view(seal));
    }

    /** The newest application first. */
    @Transactional(readOnly = true)
    public List<DistributorView> all() {
        return rows.findByOrderByAppliedAtDesc(Limit.of(500)).stream()
                .map(found -> found.view(seal))
                .toList();
    }

    private void decide(String id, DistributorState target, String reason, String by) {
        get(id).decide(target, by, clock.instant(), reason);
        audit.record("distributor." + target.name().toLowerCase(java.util.Locale.ROOT), id, reason);
    }

    private Distributor get(String id) {
        return rows.findById(id)
                .orElseThrow(() -> new Refused(new DistributionRefusal.NoSuchDistributor()));
    }

    private static void refuseTooMuch(Percentage rate) {
        if (rate.basisPoints() > Rules.HIGHEST_RATE.basisPoints()) {
            throw new Refused(new DistributionRefusal.RateTooHigh(Rules.HIGHEST_RATE.text()));
        }
    }
}
