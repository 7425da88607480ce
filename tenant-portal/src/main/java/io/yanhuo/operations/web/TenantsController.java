package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.domains.Domains;
import io.yanhuo.leaving.Closures;
import io.yanhuo.leaving.Exports;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.operations.LifeDesk;
import io.yanhuo.operations.MaintenanceDesk;
import io.yanhuo.operations.OperationDesk;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The restaurants, as those who run the platform see them. */
@Controller
@OnFace(Face.OPERATORS)
class TenantsController {
    private static final int PER_PAGE = 30;
    private static final int LATEST_ACTS = 20;

    private final Fleet fleet;
    private final OperationDesk desk;
    private final LifeDesk life;
    private final MaintenanceDesk maintenance;
    private final Licences licences;
    private final Audit audit;
    private final Subscriptions subscriptions;
    private final LimitSheets limits;
    private final Exports exports;
    private final Closures closures;
    private final Domains domains;
    private final AddressSettings address;

    TenantsController(
            Fleet fleet,
            OperationDesk desk,
            LifeDesk life,
            MaintenanceDesk maintenance,
            Licences licences,
            Audit audit,
            Subscriptions subscriptions,
            LimitSheets limits,
            Exports exports,
            Closures closures,
            Domains domains,
            AddressSettings address) {
        this.fleet = fleet;
        this.desk = desk;
        this.life = life;
        this.maintenance = maintenance;
        this.licences = licences;
        this.audit = audit;
        this.subscriptions = subscriptions;
        this.limits = limits;
        this.exports = exports;
        this.closures = closures;
        this.domains = domains;
        this.address = address;
    }

    @GetMapping("/")
    @Allow(value = Who.OPERATOR, may = Permission.TENANTS_VIEW)
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable TenantState state,
            @RequestParam(defaultValue = "1") int page) {
        int from = (Math.max(page, 1) - 1) * PER_PAGE;
        // One more than is shown, to know whether there is a next page.
        var found = fleet.search(q, state, from, PER_PAGE + 1);
        var ids = found.stream().map(FleetEntry::id).toList();
        return new ModelAndView("operations/web/tenants")
                .addObject("q", q)
                .addObject("chosen", state)
                .addObject("states", TenantState.values())
                .addObject("counts", fleet.counts())
                .addObject("standings", subscriptions.standings(ids))
                .addObject("tenants", found.stream().limit(PER_PAGE).toList())
                .addObject("page", Math.max(page, 1))
                .addObject("more", found.size() > PER_PAGE);
    }

    @GetMapping("/tenants/{publicId}")
    @Allow(value = Who.OPERATOR, may = Permission.TENANTS_VIEW)
    ModelAndView show(@PathVariable String publicId) {
        return page(get(publicId), "");
    }

    @PostMapping("/tenants/{publicId}/life/{event}")
    @Allow(value = Who.OPERATOR, may = Permission.TENANTS_SUSPEND)
    ModelAndView happen(
            @PathVariable String publicId,
            @PathVariable TenantEvent event,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        var tenant = get(publicId);
        if (reason.isBlank()) return page(tenant, "operations.reason.missing");
        life.happen(tenant, event, reason.strip());
        notices.addFlashAttribute("notice", "operations.life." + event + ".done");
        return new ModelAndView("redirect:/tenants/" + publicId);
    }

    private ModelAndView page(FleetEntry tenant, String problem) {
        boolean counted = tenant.practiceOf() == null;
        var page =
                new ModelAndView("operations/web/tenant")
                        .addObject("tenant", tenant)
                        .addObject("store", address.url(address.hostOf(tenant.slug())))
                        .addObject("formerly", fleet.formerly(tenant.id()))
                        .addObject("licence", licences.of(tenant.id()).orElse(null))
                        .addObject("standing", subscriptions.standing(tenant.id()).orElse(null))
                        .addObject("limits", counted ? limits.of(tenant) : List.of())
                        .addObject("statements", counted ? limits.statements(tenant) : List.of())
                        .addObject("sheets", desk.ofTenant(tenant.id()))
                        .addObject("acts", audit.latest(tenant.id(), null, LATEST_ACTS))
                        .addObject("events", life.possible(tenant))
                        .addObject("exports", exports.latest(tenant.id()))
                        .addObject("away", maintenance.away(tenant))
                        .addObject("server", maintenance.server(tenant))
                        .addObject("destinations", maintenance.destinations(tenant))
                        .addObject("backups", maintenance.backups(tenant))
                        .addObject("reach", MomentForm.of(maintenance.reach(tenant)))
                        .addObject("replay", maintenance.lastReplay(tenant).orElse(null))
                        .addObject("unknown", maintenance.unknownPayments(tenant))
                        .addObject("lost", maintenance.lostRefunds(tenant))
                        .addObject("before", maintenance.ordersOfBefore(tenant))
                        .addObject("closure", closures.of(tenant.id()).orElse(null))
                        .addObject("restorable", closures.restorable(tenant.id()))
                        .addObject("domains", domains.of(tenant.id()))
                        .addObject("problem", problem);
        if (!problem.isEmpty()) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private FleetEntry get(String publicId) {
        return fleet.find(publicId).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
    }
}
