package io.yanhuo.payments.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.payments.PaymentList;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What diners have paid and got back. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.ORDERS_VIEW, support = SupportMay.LOOK)
class PaymentListController {
    private final PaymentList payments;
    private final Tenants tenants;

    PaymentListController(PaymentList payments, Tenants tenants) {
        this.payments = payments;
        this.tenants = tenants;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry paymentsEntry() {
            return new WorkspaceEntry(
                    "payments.navigation", "/admin/payments", Permission.ORDERS_VIEW, 25, "coin");
        }
    }

    @GetMapping("/admin/payments")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var zone = ZoneId.of(tenants.current().timeZone());
        var found = payments.page(page);
        model.addAttribute("today", payments.today());
        model.addAttribute("stuck", payments.stuck());
        model.addAttribute("page", found.number());
        model.addAttribute("pages", found.pages());
        model.addAttribute(
                "lines", found.lines().stream().map(line -> PaymentRow.of(line, zone)).toList());
        return "payments/web/payments";
    }
}
