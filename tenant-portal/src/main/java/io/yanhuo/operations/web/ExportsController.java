package io.yanhuo.operations.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.leaving.ExportAnswer;
import io.yanhuo.leaving.Exports;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Operators hand a restaurant's data over, where its owner cannot do it herself. */
@Controller
@RequestMapping("/tenants/{publicId}/exports")
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.TENANTS_EXPORT)
class ExportsController {
    private final Exports exports;
    private final Tenants tenants;

    ExportsController(Exports exports, Tenants tenants) {
        this.exports = exports;
        this.tenants = tenants;
    }

    @PostMapping
    String order(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes flash) {
        var tenant = get(publicId);
        if (!tenant.state().alive()) throw new Refused(new ConsoleRefusal.OtherState());
        if (reason.isBlank()) throw new Refused(new ConsoleRefusal.ReasonMissing());
        exports.order(tenant.id(), actor, reason.strip());
        flash.addFlashAttribute("notice", "operations.export.ordered");
        return "redirect:/tenants/" + publicId;
    }

    @GetMapping("/{id}")
    void take(
            @PathVariable String publicId,
            @PathVariable String id,
            @RequestParam long until,
            @RequestParam String sign,
            HttpServletResponse response)
            throws IOException {
        var tenant = get(publicId);
        new ExportAnswer(tenant, exports.find(tenant.id(), id, until, sign))
                .send(exports, response);
    }

    private Tenant get(String publicId) {
        return tenants.byPublicId(publicId)
                .orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
    }
}
