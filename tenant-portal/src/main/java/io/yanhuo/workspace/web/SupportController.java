package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportAccess;
import io.yanhuo.access.SupportChanges;
import io.yanhuo.access.SupportDesk;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who of the platform has been in this workspace, why, and what she changed; and the way out. */
@Controller
@RequestMapping("/admin/support")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SUPPORT_OVERSEE, alsoClosed = true)
class SupportController {
    private static final int PAGE = 20;
    private static final int LISTED = 100;

    private final SupportDesk desk;
    private final SupportChanges changes;
    private final Tenants tenants;
    private final Clock clock;

    SupportController(SupportDesk desk, SupportChanges changes, Tenants tenants, Clock clock) {
        this.desk = desk;
        this.changes = changes;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** An access with what was done in it, the newest first as far as it is listed. */
    record Visit(SupportAccess access, boolean open, SupportChanges.Changes changes) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var tenant = TenantScope.current().tenant();
        int shown = turn(page, desk.count(tenant), PAGE, "/admin/support?page=", model);
        var accesses = desk.ofTenant(tenant, (shown - 1) * PAGE, PAGE);
        var done = changes.of(accesses, LISTED);
        model.addAttribute(
                "visits",
                accesses.stream()
                        .map(access -> visit(access, Objects.requireNonNull(done.get(access.id()))))
                        .toList());
        return "workspace/web/support";
    }

    /** One access, with all that was changed in it, however much that was. */
    @GetMapping(params = "access")
    String one(
            @RequestParam String access, @RequestParam(defaultValue = "1") int page, Model model) {
        var found = desk.here(access, TenantScope.current().tenant());
        var address = "/admin/support?access=" + found.id() + "&page=";
        int shown = turn(page, changes.count(found), LISTED, address, model);
        model.addAttribute("whole", true);
        var listed = changes.of(found, (shown - 1) * LISTED, LISTED);
        model.addAttribute("visits", List.of(visit(found, listed)));
        return "workspace/web/support";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, RedirectAttributes flash) {
        desk.endHere(id, TenantScope.current().tenant());
        flash.addFlashAttribute("notice", "workspace.support.ended");
        return "redirect:/admin/support";
    }

    /**
     * @return which page is shown, of those there are
     */
    private int turn(int page, int rows, int each, String address, Model model) {
        int pages = Math.max(1, Math.ceilDiv(rows, each));
        int shown = Math.clamp(page, 1, pages);
        model.addAttribute("zone", ZoneId.of(tenants.current().timeZone()));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("address", address);
        return shown;
    }

    private Visit visit(SupportAccess access, SupportChanges.Changes changes) {
        return new Visit(access, access.open(clock.instant()), changes);
    }
}
