package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.AuditEntry;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportAccess;
import io.yanhuo.access.SupportDesk;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who of the platform has been in this workspace, why, and what she changed; and the way out. */
@Controller
@RequestMapping("/admin/support")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SUPPORT_OVERSEE, alsoClosed = true)
class SupportController {
    private static final int LATEST = 50;
    private static final int MOST_CHANGES = 500;
    private static final String CHANGED = "support.changed";

    private final SupportDesk desk;
    private final Audit audit;
    private final Tenants tenants;
    private final Clock clock;

    SupportController(SupportDesk desk, Audit audit, Tenants tenants, Clock clock) {
        this.desk = desk;
        this.audit = audit;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** An access with what was done in it. */
    record Visit(SupportAccess access, boolean open, List<AuditEntry> changes) {}

    @GetMapping
    String list(Model model) {
        var now = clock.instant();
        var tenant = TenantScope.current().tenant();
        var accesses = desk.ofTenant(tenant, LATEST);
        var since = accesses.isEmpty() ? now : accesses.getLast().openedAt();
        var changes =
                audit.bySupport(tenant, since, MOST_CHANGES).stream()
                        .filter(SupportController::changed)
                        .toList();
        model.addAttribute("zone", ZoneId.of(tenants.current().timeZone()));
        model.addAttribute(
                "visits", accesses.stream().map(access -> visit(access, changes, now)).toList());
        return "workspace/web/support";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, RedirectAttributes flash) {
        desk.endHere(id, TenantScope.current().tenant());
        flash.addFlashAttribute("notice", "workspace.support.ended");
        return "redirect:/admin/support";
    }

    /** What the modules write down about it says more than that a form was sent; both are shown. */
    private static boolean changed(AuditEntry entry) {
        return entry.action().equals(CHANGED) || !entry.action().startsWith("support.");
    }

    private static Visit visit(SupportAccess access, List<AuditEntry> changes, Instant now) {
        var own =
                changes.stream()
                        .filter(entry -> by(access, entry) && during(access, entry.at()))
                        .toList();
        return new Visit(access, access.open(now), own);
    }

    private static boolean by(SupportAccess access, AuditEntry entry) {
        return entry.actor().startsWith("SUPPORT:" + access.operator() + " for ");
    }

    private static boolean during(SupportAccess access, Instant at) {
        return !at.isBefore(access.openedAt()) && !at.isAfter(access.until());
    }
}
