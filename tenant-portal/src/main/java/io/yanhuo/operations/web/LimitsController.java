package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Limits;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.Megabytes;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.OnFace;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where operators give one restaurant another limit than its plan has. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.LIMITS_GRANT)
class LimitsController {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_REASON = 200;

    private final Fleet fleet;
    private final Limits limits;

    LimitsController(Fleet fleet, Limits limits) {
        this.fleet = fleet;
        this.limits = limits;
    }

    private record Wanted(Metric metric, long amount, LocalDate until) {}

    @PostMapping("/tenants/{publicId}/limits")
    String grant(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        var tenant =
                fleet.find(publicId).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
        var wanted = wanted(metric, amount.strip(), until);
        if (wanted == null) throw new Refused(new ConsoleRefusal.UnclearLimit());
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refused(new ConsoleRefusal.ReasonMissing());
        }
        var end = wanted.until().plusDays(1).atStartOfDay(ZONE).toInstant();
        limits.grant(tenant.id(), wanted.metric(), wanted.amount(), end, reason.strip());
        notices.addFlashAttribute("notice", "operations.limits.saved");
        return "redirect:/tenants/" + publicId;
    }

    private static @Nullable Wanted wanted(String metric, String amount, String until) {
        var found = Metric.ofCode(metric).orElse(null);
        if (found == null || !amount.matches("[0-9]{1,9}")) return null;
        try {
            long typed = Long.parseLong(amount);
            var stored = found == Metric.STORAGE ? Megabytes.toBytes(typed) : typed;
            return new Wanted(found, stored, LocalDate.parse(until));
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
