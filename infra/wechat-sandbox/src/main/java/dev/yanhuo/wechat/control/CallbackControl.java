package dev.yanhuo.wechat.control;

import static dev.yanhuo.wechat.control.Problems.unknown;

import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.callbacks.Notice;
import dev.yanhuo.wechat.callbacks.Trick;
import dev.yanhuo.wechat.faults.FaultKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every callback with every attempt, and a hand on each of them. */
@RestController
@RequestMapping("/sandbox/callbacks")
class CallbackControl {
    private final Callbacks callbacks;

    CallbackControl(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** The newest first; {@code subject} is an order's or refund's number. */
    @GetMapping
    List<Notice> all(@RequestParam @Nullable String subject) {
        return callbacks.all().stream()
                .filter(each -> subject == null || each.news().subject().equals(subject))
                .toList();
    }

    @GetMapping("/{id}")
    Notice one(@PathVariable String id) {
        return callbacks.find(id).orElseThrow(unknown(id));
    }

    enum Action {
        resend,
        hold,
        release,
        mutate
    }

    /** {@code fault}, {@code variant} and {@code value} belong to {@code mutate}. */
    record Order(
            Action action,
            @Nullable FaultKind fault,
            @Nullable String variant,
            @Nullable String value) {}

    @PostMapping("/{id}")
    Notice steer(@PathVariable String id, @RequestBody Order order) {
        var notice = one(id);
        switch (order.action()) {
            case resend -> callbacks.resend(notice, null);
            case hold -> callbacks.hold(notice);
            case release -> callbacks.release(notice);
            case mutate -> callbacks.resend(notice, trick(order));
        }
        return one(id);
    }

    private static Trick trick(Order order) {
        var action = Objects.requireNonNullElse(order.fault(), FaultKind.C6);
        return Trick.of(action, order.variant(), order.value());
    }
}
