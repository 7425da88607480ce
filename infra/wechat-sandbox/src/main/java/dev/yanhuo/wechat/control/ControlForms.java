package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.callbacks.Notice;
import dev.yanhuo.wechat.callbacks.Trick;
import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.refunds.Processing;
import dev.yanhuo.wechat.refunds.RefundState;
import dev.yanhuo.wechat.refunds.Refunds;
import dev.yanhuo.wechat.state.SandboxClock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** The buttons of the control pages. */
@Controller
@RequestMapping("/sandbox/ui")
class ControlForms {
    private final People people;
    private final Callbacks callbacks;
    private final Faults faults;
    private final Refunds refunds;
    private final Processing processing;
    private final SandboxClock clock;

    ControlForms(
            People people,
            Callbacks callbacks,
            Faults faults,
            Refunds refunds,
            Processing processing,
            SandboxClock clock) {
        this.people = people;
        this.callbacks = callbacks;
        this.faults = faults;
        this.refunds = refunds;
        this.processing = processing;
        this.clock = clock;
    }

    @PostMapping("/merchants")
    RedirectView onboard(@RequestParam String name) {
        var named = name.strip().isEmpty() ? "新商户" : name.strip();
        var restaurant = people.newSubMerchant(named, people.newApp(named));
        return to("/sandbox?fresh=" + restaurant.mchid());
    }

    @PostMapping("/users")
    RedirectView join(@RequestParam String name) {
        var id = "u" + (people.users().size() + 1);
        if (!name.isBlank()) people.join(id, name.strip());
        return to("/sandbox");
    }

    @PostMapping("/clock")
    RedirectView advance(@RequestParam long minutes) {
        if (minutes > 0) clock.advance(Duration.ofMinutes(minutes));
        return to("/sandbox");
    }

    @PostMapping("/refunds/{id}")
    RedirectView decide(@PathVariable String id, @RequestParam RefundState status) {
        var refund = refunds.byAnyId(id).orElseThrow(ControlForms::unknown);
        if (refund.state().next().contains(status)) processing.settle(refund, status);
        return to("/sandbox/ui/orders");
    }

    @PostMapping("/callbacks/{id}")
    RedirectView steer(
            @PathVariable String id,
            @RequestParam String action,
            @RequestParam @Nullable String trick,
            @RequestParam @Nullable String value) {
        Notice notice = callbacks.find(id).orElseThrow(ControlForms::unknown);
        switch (action) {
            case "hold" -> callbacks.hold(notice);
            case "release" -> callbacks.release(notice);
            case "mutate" -> callbacks.resend(notice, trick(String.valueOf(trick), value));
            default -> callbacks.resend(notice, null);
        }
        return to("/sandbox/ui/callbacks/" + id);
    }

    private static Trick trick(String choice, @Nullable String value) {
        var given = value == null || value.isBlank() ? null : value.strip();
        return Trick.of(FaultChoice.kind(choice), FaultChoice.variant(choice), given);
    }

    @PostMapping("/faults")
    RedirectView arm(
            @RequestParam String fault,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "1") int times) {
        var match = new Fault.Match(null, given(path), null, Map.of(), null, given(subject), null);
        faults.add(
                new Faults.Wish(
                        FaultChoice.kind(fault),
                        FaultChoice.variant(fault),
                        given(value),
                        match,
                        times,
                        1.0));
        return to("/sandbox/ui/faults");
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @PostMapping("/faults/{id}/removal")
    RedirectView disarm(@PathVariable String id) {
        faults.remove(id);
        return to("/sandbox/ui/faults");
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static RedirectView to(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
