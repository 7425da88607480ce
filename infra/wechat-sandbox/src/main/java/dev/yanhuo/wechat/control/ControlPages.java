package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.faults.FaultKind;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.journal.Journal;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.payer.Yuan;
import dev.yanhuo.wechat.people.App;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.SubMerchant;
import dev.yanhuo.wechat.refunds.Refunds;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Times;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The sandbox as people see it: who takes part, what happened, what is to go wrong. */
@Controller
class ControlPages {
    private static final int SHOWN = 100;

    private final People people;
    private final Orders orders;
    private final Refunds refunds;
    private final Callbacks callbacks;
    private final Faults faults;
    private final Journal journal;
    private final SandboxClock clock;

    ControlPages(
            People people,
            Orders orders,
            Refunds refunds,
            Callbacks callbacks,
            Faults faults,
            Journal journal,
            SandboxClock clock) {
        this.people = people;
        this.orders = orders;
        this.refunds = refunds;
        this.callbacks = callbacks;
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute("now", Times.plain(clock.instant()));
        model.addAttribute("ahead", Spans.of(clock.ahead()));
        model.addAttribute("armed", faults.all().size());
    }

    /** A restaurant as its owner would write it down. */
    record Restaurant(String name, String mchid, String balance, List<App> apps, boolean fresh) {}

    @GetMapping("/sandbox")
    String overview(@RequestParam(defaultValue = "") String fresh, Model model) {
        model.addAttribute("merchants", people.merchants());
        model.addAttribute(
                "restaurants",
                people.subMerchants().reversed().stream()
                        .map(each -> restaurant(each, fresh))
                        .toList());
        model.addAttribute("users", people.users());
        return "control/overview";
    }

    private Restaurant restaurant(SubMerchant of, String fresh) {
        var apps = of.appids().stream().flatMap(id -> people.app(id).stream()).toList();
        var balance = Yuan.of(people.balance(of.mchid()));
        return new Restaurant(of.name(), of.mchid(), balance, apps, of.mchid().equals(fresh));
    }

    @GetMapping("/sandbox/ui/orders")
    String orders(Model model) {
        var rows = orders.all().stream().limit(SHOWN).map(this::row).toList();
        model.addAttribute("orders", rows);
        return "control/orders";
    }

    private OrderRow row(dev.yanhuo.wechat.orders.Order order) {
        var backs = refunds.of(order).stream().map(OrderRow.Back::of).toList();
        return OrderRow.of(order, nameOf(order.placed().payee()), backs);
    }

    private String nameOf(String mchid) {
        return people.subMerchant(mchid)
                .map(SubMerchant::name)
                .or(() -> people.merchant(mchid).map(Merchant::name))
                .orElse(mchid);
    }

    @GetMapping("/sandbox/ui/callbacks")
    String callbacks(Model model) {
        var rows = callbacks.all().stream().limit(SHOWN).map(CallbackRow::of).toList();
        model.addAttribute("callbacks", rows);
        return "control/callbacks";
    }

    @GetMapping("/sandbox/ui/callbacks/{id}")
    String callback(@PathVariable String id, Model model) {
        var notice =
                callbacks
                        .find(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("callback", CallbackRow.of(notice));
        model.addAttribute("decrypted", Pretty.json(notice.news().content()));
        model.addAttribute("tricks", FaultChoice.forCallbacks());
        return "control/callback";
    }

    @GetMapping("/sandbox/ui/faults")
    String faults(Model model) {
        model.addAttribute("standing", faults.all());
        model.addAttribute("choices", FaultChoice.all());
        model.addAttribute("stages", FaultKind.Stage.values());
        return "control/faults";
    }

    @GetMapping("/sandbox/ui/journal")
    String journal(Model model) {
        var latest = journal.since(0).reversed().stream().limit(SHOWN).map(JournalRow::of).toList();
        model.addAttribute("entries", latest);
        return "control/journal";
    }
}
