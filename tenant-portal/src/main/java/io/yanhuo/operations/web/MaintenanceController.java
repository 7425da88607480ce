package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.operations.MaintenanceDesk;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.OnFace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves a restaurant to another server, changes its keys, backs it up or puts it back. */
@Controller
@RequestMapping("/tenants/{publicId}")
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.TENANTS_MAINTAIN)
class MaintenanceController {
    private final Fleet fleet;
    private final MaintenanceDesk desk;

    MaintenanceController(Fleet fleet, MaintenanceDesk desk) {
        this.fleet = fleet;
        this.desk = desk;
    }

    @PostMapping("/move")
    String move(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String destination,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        return done(
                publicId,
                reason,
                "operations.move.begun",
                notices,
                tenant -> desk.move(tenant, destination, reason.strip()));
    }

    @PostMapping("/key")
    String rotateKey(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        return done(
                publicId,
                reason,
                "operations.key.begun",
                notices,
                tenant -> desk.rotateKey(tenant, reason.strip()));
    }

    @PostMapping("/backup")
    String backUp(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        return done(
                publicId,
                reason,
                "operations.backup.begun",
                notices,
                tenant -> desk.backUp(tenant, reason.strip()));
    }

    @PostMapping("/restore-backup")
    String restore(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        return done(
                publicId,
                reason,
                "operations.back.begun",
                notices,
                tenant -> desk.restore(tenant, file, reason.strip()));
    }

    @PostMapping("/restore-moment")
    String restoreTo(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String moment,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        return done(
                publicId,
                reason,
                "operations.back.begun",
                notices,
                tenant -> desk.restoreTo(tenant, MomentForm.read(moment), reason.strip()));
    }

    @FunctionalInterface
    private interface Act {
        void on(FleetEntry tenant);
    }

    private String done(
            String publicId, String reason, String notice, RedirectAttributes notices, Act act) {
        var tenant =
                fleet.find(publicId).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
        if (reason.isBlank()) throw new Refused(new ConsoleRefusal.ReasonMissing());
        act.on(tenant);
        notices.addFlashAttribute("notice", notice);
        return "redirect:/tenants/" + publicId;
    }
}
