package dev.yanhuo.wechat.refunds;

import dev.yanhuo.wechat.SandboxSettings;
import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.callbacks.News;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import dev.yanhuo.wechat.state.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries accepted refunds to their end, and tells the merchant. */
@Component
public class Processing {
    private final Store store;
    private final Shelf<Refund> refunds;
    private final Orders orders;
    private final People people;
    private final RefundAnswer answer;
    private final Callbacks callbacks;
    private final SandboxClock clock;
    private final Timeline timeline;
    private final SandboxSettings settings;

    Processing(
            Store store,
            Orders orders,
            People people,
            RefundAnswer answer,
            Callbacks callbacks,
            SandboxClock clock,
            Timeline timeline,
            SandboxSettings settings) {
        this.store = store;
        this.orders = orders;
        this.people = people;
        this.answer = answer;
        this.callbacks = callbacks;
        this.clock = clock;
        this.timeline = timeline;
        this.settings = settings;
        refunds = store.shelf("refunds", Refund.class, Refund::key);
        refunds.where(each -> each.state() == RefundState.PROCESSING).forEach(this::schedule);
    }

    Shelf<Refund> book() {
        return refunds;
    }

    Refund begin(
            Refund.Request request, String refundId, String order, @Nullable RefundState outcome) {
        var now = clock.instant();
        var refund =
                new Refund(
                        request,
                        refundId,
                        order,
                        now,
                        RefundState.PROCESSING,
                        outcome,
                        now.plus(settings.scaled(settings.refundAfter())),
                        null);
        schedule(refunds.put(refund));
        return refund;
    }

    /** The merchant named another account for money that could not be returned. */
    Refund again(Refund refund) {
        var now = clock.instant();
        var due = now.plus(settings.scaled(settings.refundAfter()));
        var again = refund.become(RefundState.PROCESSING, now).planned(RefundState.SUCCESS, due);
        schedule(refunds.put(again));
        return again;
    }

    private void schedule(Refund refund) {
        timeline.at(refund.dueAt(), () -> finish(refund));
    }

    private void finish(Refund planned) {
        store.together(() ->
                refunds.find(planned.key())
                        .filter(now -> now.state() == RefundState.PROCESSING)
                        .filter(now -> now.dueAt().equals(planned.dueAt()))
                        .map(this::settleAsPlanned));
    }

    private Refund settleAsPlanned(Refund refund) {
        return refund.planned() == null ? refund : settle(refund, refund.planned());
    }

    /** Decides now, whatever was planned. */
    public Refund settle(Refund refund, RefundState state) {
        return store.together(() -> {
            var settled = refunds.put(refund.become(state, clock.instant()));
            if (state == RefundState.CLOSED) giveBack(settled);
            tell(settled);
            return settled;
        });
    }

    private void giveBack(Refund refund) {
        var order = orders.byKey(refund.order()).orElseThrow();
        orders.giveUpRefund(order, refund.request().amount());
        people.credit(order.placed().payee(), refund.request().amount());
    }

    /** Without an address in the call nobody is told: the portal's own is of the old kind. */
    private void tell(Refund refund) {
        var url = refund.request().notifyUrl();
        if (url == null || refund.state() == RefundState.PROCESSING) return;
        var order = orders.byKey(refund.order()).orElseThrow();
        callbacks.send(
                new News(
                        refund.request().mchid(),
                        "REFUND." + refund.state(),
                        "refund",
                        refund.state() == RefundState.SUCCESS ? "退款成功" : "退款异常",
                        refund.request().outRefundNo(),
                        url,
                        answer.notice(refund, order).toString()));
    }
}
