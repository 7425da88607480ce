package io.yanhuo.ordering.web;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.Fulfilment;
import io.yanhuo.ordering.OrderChanges;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderFilter;
import io.yanhuo.ordering.OrderFilter.Tab;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk at the counter: every order of every source in one list, and each by itself. */
@Controller
@RequestMapping("/admin/orders")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.ORDERS_VIEW, support = SupportMay.LOOK)
class OrdersController {
    private final OrderDesk desk;
    private final DeskCards cards;
    private final OrderChanges changes;

    OrdersController(OrderDesk desk, DeskCards cards, OrderChanges changes) {
        this.desk = desk;
        this.cards = cards;
        this.changes = changes;
    }

    record RefundForm(
            @NotBlank(message = "{ordering.refund.reason.missing}")
                    @Size(max = 200, message = "{ordering.refund.reason.long}")
                    String reason) {}

    /**
     * @param owed fen, as the page showed it
     */
    record RepaidForm(
            @PositiveOrZero long owed,
            @NotBlank(message = "{ordering.repaid.how.missing}")
                    @Size(max = 200, message = "{ordering.repaid.how.long}")
                    String how) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "OPEN") Tab tab,
            @RequestParam(required = false) @Nullable Fulfilment fulfilment,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var today = desk.today();
        var filter = new OrderFilter(tab, fulfilment, day == null ? today : day, search, page);
        model.addAttribute("today", today);
        model.addAttribute("filter", filter);
        var found = desk.list(filter);
        boolean handles = may(actor, Permission.ORDERS_HANDLE);
        model.addAttribute("seen", found.seen());
        model.addAttribute("desk", found);
        model.addAttribute("cards", cards.of(found.rows(), handles, request, response));
        return "ordering/web/orders";
    }

    @GetMapping("/{id}")
    String detail(@PathVariable String id, Actor actor, Model model) {
        return show(id, actor, model);
    }

    /** For the printer at the counter. */
    @GetMapping("/{id}/ticket")
    @Allow(value = Who.STAFF, may = Permission.ORDERS_VIEW)
    String ticket(@PathVariable String id, Model model) {
        model.addAttribute("order", desk.find(id));
        model.addAttribute("zone", desk.zone());
        return "ordering/web/ticket";
    }

    @PostMapping("/{id}/refund")
    @CountedAs(Traffic.MONEY)
    @Allow(value = Who.STAFF, may = Permission.ORDERS_REFUND, alsoClosed = true)
    ModelAndView refund(
            @PathVariable String id,
            @Valid @ModelAttribute("refund") RefundForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        if (errors.hasErrors()) {
            return new ModelAndView(show(id, actor, model), model.asMap(), UNPROCESSABLE_CONTENT);
        }
        desk.refund(id, form.reason().strip(), actor);
        flash.addFlashAttribute("notice", "ordering.refund.done");
        return new ModelAndView("redirect:/admin/orders/" + id);
    }

    @PostMapping("/{id}/extra-refund")
    @CountedAs(Traffic.MONEY)
    @Allow(value = Who.STAFF, may = Permission.ORDERS_REFUND, alsoClosed = true)
    String refundExtra(@PathVariable String id, Actor actor, RedirectAttributes flash) {
        boolean asked = desk.refundExtra(id, actor);
        flash.addFlashAttribute("notice", asked ? "ordering.extra.done" : "ordering.owed.changed");
        return "redirect:/admin/orders/" + id;
    }

    @PostMapping("/{id}/repaid")
    @CountedAs(Traffic.MONEY)
    @Allow(value = Who.STAFF, may = Permission.ORDERS_REFUND, alsoClosed = true)
    ModelAndView repaid(
            @PathVariable String id,
            @Valid @ModelAttribute("repaid") RepaidForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        if (errors.hasErrors()) {
            return new ModelAndView(show(id, actor, model), model.asMap(), UNPROCESSABLE_CONTENT);
        }
        boolean done = desk.repaid(id, Money.ofFen(form.owed()), form.how().strip(), actor);
        flash.addFlashAttribute("notice", done ? "ordering.repaid.done" : "ordering.owed.changed");
        return new ModelAndView("redirect:/admin/orders/" + id);
    }

    private String show(String id, Actor actor, Model model) {
        if (!model.containsAttribute("refund")) model.addAttribute("refund", new RefundForm(""));
        if (!model.containsAttribute("repaid")) model.addAttribute("repaid", new RepaidForm(0, ""));
        model.addAttribute("seen", changes.state());
        model.addAttribute("order", desk.find(id));
        model.addAttribute("zone", desk.zone());
        model.addAttribute("handles", may(actor, Permission.ORDERS_HANDLE));
        model.addAttribute("refunds", may(actor, Permission.ORDERS_REFUND));
        return "ordering/web/order";
    }

    private static boolean may(Actor actor, Permission permission) {
        return actor.role() != null && actor.role().permissions().contains(permission);
    }
}
