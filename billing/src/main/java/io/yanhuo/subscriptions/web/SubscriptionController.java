package io.yanhuo.subscriptions.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Bill;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.subscriptions.Cycle;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.subscriptions.Usages;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What the restaurant has booked with us, and how its owner pays for it. */
@Controller
@RequestMapping("/admin/subscription")
@CountedAs(Traffic.MONEY)
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.BILLING_PAY, alsoClosed = true)
class SubscriptionController {
    private final Subscriptions subscriptions;
    private final Bills bills;
    private final Usages usages;
    private final Tenants tenants;
    private final Clock clock;

    SubscriptionController(
            Subscriptions subscriptions, Bills bills, Usages usages, Tenants tenants, Clock clock) {
        this.usages = usages;
        this.subscriptions = subscriptions;
        this.bills = bills;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry subscriptionEntry() {
            return new WorkspaceEntry(
                            "subscriptions.navigation",
                            "/admin/subscription",
                            Permission.BILLING_PAY,
                            330,
                            "credit-card")
                    .notInPractice();
        }
    }

    @GetMapping
    String show(Model model) {
        var tenant = tenants.current();
        var standing = subscriptions.standing(tenant.id());
        model.addAttribute("page", SubscriptionPage.of(standing, clock.instant(), tenant));
        model.addAttribute("upcoming", upcoming(tenant));
        var used = usages.now();
        model.addAttribute(
                "plans", subscriptions.plans().stream().map(p -> PlanCard.of(p, used)).toList());
        model.addAttribute(
                "bills", bills.latest().stream().map(b -> BillRow.of(b, tenant)).toList());
        model.addAttribute("credit", bills.credit());
        model.addAttribute("owed", bills.owed());
        model.addAttribute("overage", bills.overage());
        return "subscriptions/web/subscription";
    }

    @PostMapping("/bills")
    RedirectView order(@RequestParam String plan, @RequestParam Cycle cycle) {
        return seeOther("/admin/subscription/bills/" + bills.order(plan, cycle));
    }

    @GetMapping("/bills/{id}")
    ModelAndView bill(@PathVariable String id, Model model) {
        var bill = bills.get(id);
        if (bill.state() != Bill.State.OPEN || bill.covered()) {
            return page(model, bill, HttpStatus.OK);
        }
        try {
            model.addAttribute("code", ScanCode.of(bills.pay(id)));
            return page(model, bill, HttpStatus.OK);
        } catch (Refused e) {
            return without(model, bills.get(id), e.refusal());
        }
    }

    /** It may have turned out to be paid; else the page says why there is no code. */
    private ModelAndView without(Model model, Bill bill, Refusal refusal) {
        if (bill.state() != Bill.State.OPEN) return page(model, bill, HttpStatus.OK);
        model.addAttribute("refusal", Told.of(refusal));
        return page(model, bill, refusal.status());
    }

    private ModelAndView page(Model model, Bill bill, HttpStatus status) {
        model.addAttribute("bill", BillRow.of(bill, tenants.current()));
        model.addAttribute("overages", bills.overages(bill.id()));
        return new ModelAndView("subscriptions/web/bill", model.asMap(), status);
    }

    /** Asked by the page again and again; tells it to show itself anew when something happened. */
    @GetMapping("/bills/{id}/status")
    ResponseEntity<Void> status(@PathVariable String id) {
        boolean open = bills.get(id).state() == Bill.State.OPEN;
        var answer = ResponseEntity.noContent();
        return open ? answer.build() : answer.header("HX-Refresh", "true").build();
    }

    /** Where credit covers everything: the owner says so, nothing is scanned. */
    @PostMapping("/bills/{id}/settlement")
    RedirectView settle(@PathVariable String id) {
        bills.settle(id);
        return seeOther("/admin/subscription/bills/" + id);
    }

    /** For an owner who has paid and sees no change. */
    @PostMapping("/bills/{id}/refresh")
    RedirectView refresh(@PathVariable String id) {
        bills.refresh(id);
        return seeOther("/admin/subscription/bills/" + id);
    }

    /** What is paid for and has not begun. */
    record Next(String planCode, LocalDate begins) {}

    private List<Next> upcoming(Tenant tenant) {
        var zone = ZoneId.of(tenant.timeZone());
        return subscriptions.upcoming(tenant.id()).stream()
                .map(next -> new Next(next.planCode(), LocalDate.ofInstant(next.at(), zone)))
                .toList();
    }

    private static RedirectView seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** Why there is no code, as a text of the page. */
    record Told(String code, Object[] arguments) {
        static Told of(Refusal refusal) {
            return new Told(refusal.code(), refusal.arguments().toArray());
        }
    }
}
