package io.yanhuo.practice;

import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes a restaurant's practice copy, or makes it anew: then the old one goes first. It is set up
 * like any restaurant, by the same pieces; only what it begins with comes from the real one.
 */
@Component
class PracticeMaking implements OperationKind {
    static final String NAME = "PRACTICE";

    private final PracticeCopies copies;
    private final NewTenants births;
    private final PracticeFurnishing furnishing;
    private final PracticePeople people;
    private final RowCopy rows;
    private final Tenants tenants;

    PracticeMaking(
            PracticeCopies copies,
            NewTenants births,
            PracticeFurnishing furnishing,
            PracticePeople people,
            RowCopy rows,
            Tenants tenants) {
        this.copies = copies;
        this.births = births;
        this.furnishing = furnishing;
        this.people = people;
        this.rows = rows;
        this.tenants = tenants;
    }

    /**
     * @param staff who has ordered it
     */
    record Order(String staff) {}

    enum Step {
        /** Of the copy before. */
        CLEAR,
        ADDRESS,
        PLACE,
        SCHEMA,
        ACCOUNT,
        IDENTITY,
        ROWS,
        LOOK,
        OWNER,
        HOST,
        CHECK,
        OPEN
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return OperationKind.names(Step.values());
    }

    @Override
    public boolean bringsStructure() {
        return true;
    }

    @Override
    public void perform(String step, OperationWork work) {
        var real = work.tenant().orElseThrow();
        switch (Step.valueOf(step)) {
            case CLEAR -> copies.end(work, real);
            case ADDRESS -> copies.reserve(work, real, furnishing.name(real));
            case PLACE, SCHEMA, ACCOUNT, IDENTITY, ROWS, LOOK, OWNER, HOST, CHECK, OPEN ->
                    perform(Step.valueOf(step), work, real, copy(work, real));
        }
    }

    /** Looked up under the lease: a hand that was overtaken does not touch a newer copy. */
    private TenantId copy(OperationWork work, TenantId real) {
        var copy = work.guarded(() -> copies.of(real).orElseThrow());
        work.resume(() -> births.goOn(copy));
        return copy;
    }

    private void perform(Step step, OperationWork work, TenantId real, TenantId copy) {
        switch (step) {
            case CLEAR, ADDRESS -> throw new IllegalArgumentException("before there is a copy");
            case PLACE -> births.place(work, copy);
            case SCHEMA -> births.createSchema(work, copy);
            case ACCOUNT -> births.createAccount(copy);
            case IDENTITY -> births.identify(copy);
            case ROWS -> copyRows(work, real, copy);
            case LOOK -> furnishing.look(work, real, copy);
            case OWNER -> people.admit(real, births.scope(copy), work.input(Order.class).staff());
            case HOST -> work.guarded(() -> births.connectHost(copy));
            case CHECK -> births.check(copy);
            case OPEN -> work.guarded(() -> births.open(copy));
        }
    }

    private void copyRows(OperationWork work, TenantId real, TenantId copy) {
        var read = tenants.as(real, rows::read);
        work.checkpoint("read");
        births.scope(copy).run(() -> rows.write(read));
    }

    @Override
    public void stopped(OperationWork work) {
        var real = work.tenant().orElseThrow();
        work.guarded(() -> copies.of(real).ifPresent(births::stop));
    }

    /** One that is open already stays. */
    @Override
    public void cleanUp(OperationWork work) {
        copies.cleanUp(work, work.tenant().orElseThrow());
    }
}
