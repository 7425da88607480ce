package io.yanhuo.operations.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.migrations.CampaignProgress;
import io.yanhuo.migrations.Quarantine;
import io.yanhuo.migrations.Straggler;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.operations.FleetDesk;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings all restaurants to this release, and shows how far that is. */
@Controller
@OnFace(Face.OPERATORS)
@RequestMapping("/fleet")
@Allow(value = Who.OPERATOR, may = Permission.FLEET_MIGRATE)
class FleetController {
    private static final String BACK = "redirect:/fleet";

    private final FleetDesk desk;
    private final Fleet fleet;

    FleetController(FleetDesk desk, Fleet fleet) {
        this.desk = desk;
        this.fleet = fleet;
    }

    @GetMapping
    ModelAndView show() {
        return page("");
    }

    /** A restaurant in quarantine, and why. */
    record Patient(FleetEntry tenant, Quarantine quarantine) {}

    private ModelAndView page(String problem) {
        var page =
                live("operations/web/fleet")
                        .addObject("plan", desk.plan())
                        .addObject("latest", desk.latest())
                        .addObject("patients", patients())
                        .addObject("problem", problem);
        if (!problem.isEmpty()) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private List<Patient> patients() {
        var quarantined = desk.quarantined();
        var ids = quarantined.stream().map(Quarantine::tenant).map(TenantId::new).toList();
        var known = fleet.byIds(ids);
        return quarantined.stream().flatMap(each -> patient(known, each).stream()).toList();
    }

    private static Optional<Patient> patient(Map<TenantId, FleetEntry> known, Quarantine each) {
        return Optional.ofNullable(known.get(new TenantId(each.tenant())))
                .map(tenant -> new Patient(tenant, each));
    }

    /** The part of the page that changes by itself. */
    @GetMapping("/live")
    ModelAndView live() {
        return live("operations/web/fleet-live :: live");
    }

    private ModelAndView live(String view) {
        var progress = desk.progress();
        return new ModelAndView(view)
                .addObject("progress", progress.orElse(null))
                .addObject("late", progress.map(this::late).orElse(List.of()))
                .addObject(
                        "waitsFor",
                        progress.map(CampaignProgress::campaign)
                                .map(desk::waitsFor)
                                .orElse(List.of()));
    }

    /** A restaurant for which the campaign waits, and why. */
    record Late(FleetEntry tenant, Straggler straggler) {}

    private List<Late> late(CampaignProgress progress) {
        var stragglers = desk.stragglers(progress.campaign());
        var known = fleet.byIds(stragglers.stream().map(s -> new TenantId(s.tenant())).toList());
        return stragglers.stream().flatMap(each -> late(known, each).stream()).toList();
    }

    private static Optional<Late> late(Map<TenantId, FleetEntry> known, Straggler each) {
        return Optional.ofNullable(known.get(new TenantId(each.tenant())))
                .map(tenant -> new Late(tenant, each));
    }

    @GetMapping("/plan")
    ModelAndView plan() {
        return new ModelAndView("operations/web/fleet-plan")
                .addObject("plan", desk.plan())
                .addObject("sample", desk.sample().orElse(null));
    }

    @PostMapping("/campaigns")
    String begin(Actor actor, RedirectAttributes notices) {
        desk.begin(actor.name());
        return done(notices, "operations.fleet.begun");
    }

    @PostMapping("/campaigns/{id}/pause")
    String pause(@PathVariable long id, RedirectAttributes notices) {
        desk.pause(id);
        return done(notices, "operations.fleet.paused");
    }

    @PostMapping("/campaigns/{id}/resumption")
    String resume(@PathVariable long id, RedirectAttributes notices) {
        desk.resume(id);
        return done(notices, "operations.fleet.resumed");
    }

    @PostMapping("/campaigns/{id}/cancellation")
    ModelAndView cancel(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        if (reason.isBlank()) return page("operations.reason.missing");
        desk.cancel(id, reason.strip());
        return new ModelAndView(done(notices, "operations.fleet.cancelled"));
    }

    @PostMapping("/quarantine/{publicId}/resolution")
    ModelAndView resolve(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes notices) {
        if (reason.isBlank()) return page("operations.reason.missing");
        var tenant =
                fleet.find(publicId).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
        desk.resolve(tenant, actor.name(), reason.strip());
        return new ModelAndView(done(notices, "operations.fleet.resolved"));
    }

    private static String done(RedirectAttributes notices, String notice) {
        notices.addFlashAttribute("notice", notice);
        return BACK;
    }
}
