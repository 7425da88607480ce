package io.yanhuo.leaving.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.leaving.ExportAnswer;
import io.yanhuo.leaving.Exports;
import io.yanhuo.leaving.LeavingRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner takes the restaurant's data home; also while it is suspended or closing. */
@Controller
@RequestMapping("/admin/export")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.DATA_EXPORT, alsoClosed = true)
class ExportController {
    private static final String VIEW = "leaving/web/export";

    private final Exports exports;
    private final Tenants tenants;

    ExportController(Exports exports, Tenants tenants) {
        this.exports = exports;
        this.tenants = tenants;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry exportEntry() {
            return new WorkspaceEntry(
                            "leaving.navigation.export",
                            "/admin/export",
                            Permission.DATA_EXPORT,
                            340,
                            "download")
                    .notInPractice();
        }
    }

    @GetMapping
    ModelAndView show() {
        return page(VIEW);
    }

    /** The list alone, while the page waits for one to be ready. */
    @GetMapping("/list")
    ModelAndView list() {
        return page(VIEW + " :: exports");
    }

    @PostMapping
    @CountedAs(Traffic.EXPORT)
    ModelAndView order(Actor actor, RedirectAttributes flash) {
        try {
            exports.order(tenants.current().id(), actor, "");
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof LeavingRefusal.EnoughExports enough)) throw refused;
            var page = page(VIEW).addObject("enough", enough);
            page.setStatus(enough.status());
            return page;
        }
        flash.addFlashAttribute("notice", "leaving.export.ordered");
        return new ModelAndView("redirect:/admin/export");
    }

    @GetMapping("/files/{id}")
    @CountedAs(Traffic.EXPORT)
    void take(
            @PathVariable String id,
            @RequestParam long until,
            @RequestParam String sign,
            HttpServletResponse response)
            throws IOException {
        var tenant = tenants.current();
        new ExportAnswer(tenant, exports.find(tenant.id(), id, until, sign))
                .send(exports, response);
    }

    private ModelAndView page(String view) {
        Tenant tenant = tenants.current();
        return new ModelAndView(view)
                .addObject("exports", exports.latest(tenant.id()))
                .addObject("zone", ZoneId.of(tenant.timeZone()));
    }
}
