package io.yanhuo.subscriptions.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.subscriptions.UsageRow;
import io.yanhuo.subscriptions.Usages;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How much the restaurant uses of what it has booked. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.BILLING_PAY, support = SupportMay.LOOK)
class UsageController {
    private final Usages usages;

    UsageController(Usages usages) {
        this.usages = usages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry usageEntry() {
            return new WorkspaceEntry(
                            "subscriptions.usage.navigation",
                            "/admin/usage",
                            Permission.BILLING_PAY,
                            335,
                            "chart-bar")
                    .notInPractice();
        }
    }

    @GetMapping("/admin/usage")
    String show(Model model) {
        model.addAttribute("month", usages.month().atDay(1));
        model.addAttribute("usages", usages.now().stream().map(UsageRow::of).toList());
        model.addAttribute("statements", usages.statements());
        return "subscriptions/web/usage";
    }
}
