package io.yanhuo.payments;

import io.yanhuo.payments.CallbackInbox.Letter;
import io.yanhuo.payments.CallbackInbox.Outcome;
import io.yanhuo.payments.PayRoutes.Payer;
import io.yanhuo.payments.PayRoutes.Route;
import io.yanhuo.payments.wechat.NotGenuine;
import io.yanhuo.payments.wechat.NoticeReader;
import io.yanhuo.payments.wechat.RefundReport;
import io.yanhuo.payments.wechat.Trade;
import io.yanhuo.tenancy.Tenants;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a notice to the restaurant it belongs to. Two witnesses must agree on which one that is:
 * the secret address it came to, and the route we wrote when we opened the payment.
 */
@Component
class NoticeDesk {
    private final CallbackInbox inbox;
    private final NoticeReader reader;
    private final PayRoutes routes;
    private final TradeNotices trades;
    private final RefundNotices refunds;
    private final Tenants tenants;
    private final Alarm alarm;

    NoticeDesk(
            CallbackInbox inbox,
            NoticeReader reader,
            PayRoutes routes,
            TradeNotices trades,
            RefundNotices refunds,
            Tenants tenants,
            Alarm alarm) {
        this.inbox = inbox;
        this.reader = reader;
        this.routes = routes;
        this.trades = trades;
        this.refunds = refunds;
        this.tenants = tenants;
        this.alarm = alarm;
    }

    /** There is no connection to where this payment is booked. */
    static final class OutOfReach extends RuntimeException {
        private OutOfReach(Route route) {
            super("of restaurant " + route.tenant());
        }
    }

    /**
     * @throws OutOfReach if it has to wait for a database server
     */
    void process(Letter letter) {
        var json = inbox.open(letter);
        try {
            switch (letter.eventType()) {
                case "TRANSACTION.SUCCESS" -> settle(letter, payment(letter, json));
                case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED" ->
                        settle(letter, refund(letter, json));
                default -> inbox.finish(letter, Outcome.IGNORED, "not for us");
            }
        } catch (NotGenuine e) {
            quarantine(letter, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> payment(Letter letter, String json) {
        var trade = reader.resource(json, Trade.class);
        return routed(letter, trade.outTradeNo(), route -> trades.accept(route, trade));
    }

    private Optional<String> refund(Letter letter, String json) {
        var report = reader.resource(json, RefundReport.class);
        return routed(letter, report.outTradeNo(), route -> refunds.accept(route, report));
    }

    /** Does the work in the restaurant's scope, if both witnesses name the same one. */
    private Optional<String> routed(
            Letter letter, @Nullable String outTradeNo, Function<Route, Optional<String>> work) {
        var route = outTradeNo == null ? Optional.<Route>empty() : routes.find(outTradeNo);
        if (route.isEmpty()) return Optional.of("unknown out_trade_no " + outTradeNo);
        if (!route.get().callbackKey().equals(letter.callbackKey())) {
            return Optional.of("out_trade_no " + outTradeNo + " of another merchant");
        }
        if (!worthTrying(route.get())) {
            throw new OutOfReach(route.get());
        }
        return tenants.as(route.get().tenant(), () -> work.apply(route.get()));
    }

    /** While a restaurant's database server is away its notices wait, and hold up no others. */
    private boolean worthTrying(Route route) {
        return route.payer() == Payer.RESTAURANT || tenants.inReach(tenants.get(route.tenant()));
    }

    private void settle(Letter letter, Optional<String> objection) {
        if (objection.isPresent()) quarantine(letter, objection.get());
        else inbox.finish(letter, Outcome.DONE, "");
    }

    private void quarantine(Letter letter, String why) {
        inbox.finish(letter, Outcome.QUARANTINED, why);
        alarm.raise("payments.notice-quarantined", "notice " + letter.id(), why);
    }
}
