package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets operators into workspaces for a reason and a while, and out of them again. */
@Service
@Transactional("platform")
public class SupportDesk {
    public static final int MOST_MINUTES = 30;

    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_TICKET = 60;

    private final SupportAccessRows rows;
    private final OpenSupport memory;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;

    SupportDesk(
            SupportAccessRows rows, OpenSupport memory, Tenants tenants, Audit audit, Clock clock) {
        this.rows = rows;
        this.memory = memory;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Why and for how long somebody wants in.
     *
     * @param change whether to change something, to which a second operator has to agree
     */
    public record Request(String reason, String ticket, int minutes, boolean change) {}

    /**
     * Ends what the operator had open there before.
     *
     * @throws Refused if it is not said why, or the restaurant has no workspace now
     */
    public SupportAccess open(TenantId tenant, Request request, Actor operator) {
        check(request);
        if (!tenants.get(tenant).state().staffed()) {
            throw new Refused(new SupportRefusal.NoWorkspace());
        }
        var now = clock.instant();
        rows.endOthers(tenant, operator.id(), now);
        var id = RandomId.ofLength(20);
        rows.add(
                new SupportAccessRows.Wanted(
                        id,
                        tenant,
                        operator.id(),
                        request.reason().strip(),
                        request.ticket().strip(),
                        now,
                        now.plus(Duration.ofMinutes(request.minutes())),
                        request.change()));
        var access = get(id);
        record(access, "support.opened", said(request));
        memory.forget();
        return access;
    }

    /**
     * A second operator lets the first one change something.
     *
     * @throws Refused if she is the first one herself, or it is over
     */
    public void approve(String id, Actor operator) {
        var access = get(id);
        if (access.operatorId().equals(operator.id())) {
            throw new Refused(new SupportRefusal.NotOneself());
        }
        if (!rows.approve(id, operator.id(), clock.instant())) over();
        record(access, "support.approved", access.ticket());
        memory.forget();
    }

    /**
     * Takes effect with the next request of whoever is inside.
     *
     * @throws Refused if it is over already
     */
    public void end(String id, SupportAccess.EndedBy by) {
        var access = get(id);
        if (!rows.end(id, by, clock.instant())) over();
        record(access, "support.ended", by.name());
        memory.forget();
    }

    /**
     * The same by the people of the restaurant, who end nobody's work elsewhere.
     *
     * @throws Refused if it is over already, or somewhere else
     */
    public void endHere(String id, TenantId tenant) {
        end(here(id, tenant).id(), SupportAccess.EndedBy.OWNER);
    }

    /**
     * @throws Refused if it is somewhere else
     */
    @Transactional(value = "platform", readOnly = true)
    public SupportAccess here(String id, TenantId tenant) {
        var access = get(id);
        if (!access.tenant().equals(tenant)) throw new Refused(new SupportRefusal.NoSuchAccess());
        return access;
    }

    /** The newest first. */
    @Transactional(value = "platform", readOnly = true)
    public List<SupportAccess> latest(int limit) {
        return rows.latest(limit);
    }

    @Transactional(value = "platform", readOnly = true)
    public List<SupportAccess> ofTenant(TenantId tenant, int limit) {
        return ofTenant(tenant, 0, limit);
    }

    /** The newest first, and none ever left out: page after page shows all that were. */
    @Transactional(value = "platform", readOnly = true)
    public List<SupportAccess> ofTenant(TenantId tenant, int from, int limit) {
        return rows.ofTenant(tenant, from, limit);
    }

    @Transactional(value = "platform", readOnly = true)
    public int count(TenantId tenant) {
        return rows.count(tenant);
    }

    @Transactional(value = "platform", readOnly = true)
    public SupportAccess get(String id) {
        return rows.find(id).orElseThrow(() -> new Refused(new SupportRefusal.NoSuchAccess()));
    }

    private void record(SupportAccess access, String action, String detail) {
        audit.record(access.tenant(), action, access.names(), detail);
    }

    private static String said(Request request) {
        var extent = request.minutes() + " min" + (request.change() ? ", change" : "");
        return request.ticket().strip() + " (" + extent + "): " + request.reason().strip();
    }

    private static void check(Request request) {
        if (request.reason().isBlank() || request.reason().length() > LONGEST_REASON) {
            throw new Refused(new SupportRefusal.ReasonMissing());
        }
        if (request.ticket().isBlank() || request.ticket().length() > LONGEST_TICKET) {
            throw new Refused(new SupportRefusal.TicketMissing());
        }
        if (request.minutes() < 1 || request.minutes() > MOST_MINUTES) {
            throw new Refused(new SupportRefusal.UnclearTime(MOST_MINUTES));
        }
    }

    private static void over() {
        throw new Refused(new SupportRefusal.Over());
    }
}
