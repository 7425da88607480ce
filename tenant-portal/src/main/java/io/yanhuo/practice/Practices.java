package io.yanhuo.practice;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Actor;
import io.yanhuo.access.Audit;
import io.yanhuo.access.PracticeRefusal;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.OperationStep;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The practice copy of a restaurant, as its owner has it made, enters it, and has it removed. */
@Service
public class Practices {
    private static final Set<String> KINDS = Set.of(PracticeMaking.NAME, PracticeEnding.NAME);

    private final PracticeCopies copies;
    private final PracticePeople people;
    private final Operations operations;
    private final Tickets tickets;
    private final Tenants tenants;
    private final AddressSettings address;
    private final Audit audit;

    Practices(
            PracticeCopies copies,
            PracticePeople people,
            Operations operations,
            Tickets tickets,
            Tenants tenants,
            AddressSettings address,
            Audit audit) {
        this.copies = copies;
        this.people = people;
        this.operations = operations;
        this.tickets = tickets;
        this.tenants = tenants;
        this.address = address;
        this.audit = audit;
    }

    public enum State {
        NONE,
        MAKING,
        OPEN,
        /** Closed by the platform, or because the restaurant is. */
        CLOSED,
        ENDING,
        /** Waits for an operator; the owner need not do anything. */
        STUCK
    }

    /**
     * @param copy null before it has an address
     * @param done of so many steps, while it is being made
     */
    public record Standing(State state, @Nullable Tenant copy, long done, int steps) {
        static Standing of(State state, @Nullable Tenant copy) {
            return new Standing(state, copy, 0, 0);
        }
    }

    public Standing of(TenantId restaurant) {
        var copy = copies.of(restaurant).flatMap(tenants::byId).orElse(null);
        var ending = operations.unfinished(restaurant, PracticeEnding.NAME);
        if (ending.isPresent()) return Standing.of(of(ending.get(), State.ENDING), copy);
        var making = operations.unfinished(restaurant, PracticeMaking.NAME);
        if (making.isPresent()) return making(making.get(), copy);
        if (copy == null) return Standing.of(State.NONE, null);
        return Standing.of(copy.state().open() ? State.OPEN : State.CLOSED, copy);
    }

    private Standing making(Operation operation, @Nullable Tenant copy) {
        var steps = operations.steps(operation.id());
        long done = steps.stream().filter(s -> s.state() == OperationStep.State.DONE).count();
        return new Standing(of(operation, State.MAKING), copy, done, steps.size());
    }

    private static State of(Operation operation, State working) {
        return operation.state() == Operation.State.FAILED ? State.STUCK : working;
    }

    /**
     * Begins to make it, or to make it anew; while something goes on already, nothing more does.
     */
    @Transactional("platform")
    public void make(TenantId restaurant, Actor by) {
        var tenant = real(restaurant);
        // Of two who press together the second sees the first one's operation, or has counted the
        // same before it looked, and begins the same one.
        long before = operations.over(restaurant, PracticeMaking.NAME);
        if (busy(restaurant)) return;
        var order = new PracticeMaking.Order(by.id());
        operations.start(PracticeMaking.NAME, restaurant + "-" + before, restaurant, order);
        audit.record(restaurant, "practice.make", tenant.slug(), "");
    }

    /** Begins to remove it; where there is none, nothing happens. */
    @Transactional("platform")
    public void end(TenantId restaurant) {
        var tenant = real(restaurant);
        var copy = copies.of(restaurant);
        // One that was given up is begun anew.
        long before = operations.over(restaurant, PracticeEnding.NAME);
        if (copy.isEmpty() || busy(restaurant)) return;
        var order = new PracticeEnding.Order(copy.get().value());
        var subject = restaurant + "-" + copy.get() + "-" + before;
        operations.start(PracticeEnding.NAME, subject, restaurant, order);
        audit.record(restaurant, "practice.end", tenant.slug(), "");
    }

    /**
     * Where this person of the restaurant of the current scope enters the copy, once and within two
     * minutes, with the job that he has here.
     *
     * @throws Refused if there is none that is open, or this person may not have one made
     */
    public String entrance(Actor person) {
        var restaurant = tenants.current();
        var copy = of(restaurant.id()).copy();
        if (copy == null || !copy.state().open()) {
            throw new Refused(new PracticeRefusal.NoCopy());
        }
        var scope = copy.scope();
        var account =
                people.admit(restaurant.id(), scope, person.id())
                        .orElseThrow(() -> new Refused(new AccessRefusal.NoSuchStaff()));
        var path = scope.get(() -> tickets.issue(Who.STAFF, account, "/admin"));
        audit.record("practice.enter", copy.slug(), "");
        return address.url(copy.host()) + path;
    }

    private boolean busy(TenantId restaurant) {
        return KINDS.stream().anyMatch(kind -> operations.unfinished(restaurant, kind).isPresent());
    }

    private Tenant real(TenantId restaurant) {
        var tenant = tenants.get(restaurant);
        if (tenant.practice()) throw new Refused(new PracticeRefusal.NotInPractice());
        return tenant;
    }
}
