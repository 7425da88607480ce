package io.yanhuo.payments;

import io.yanhuo.payments.PayRoutes.Payer;
import io.yanhuo.payments.PayRoutes.Route;
import io.yanhuo.payments.wechat.RefundReport;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes notices about refunds, in the scope of the restaurant that gave the money back. */
@Component
class RefundNotices {
    private final RefundRows refunds;
    private final PaymentRows payments;
    private final Merchants merchants;
    private final RefundDesk desk;

    RefundNotices(RefundRows refunds, PaymentRows payments, Merchants merchants, RefundDesk desk) {
        this.refunds = refunds;
        this.payments = payments;
        this.merchants = merchants;
        this.desk = desk;
    }

    /**
     * @return what does not agree, in which case nothing is booked
     */
    Optional<String> accept(Route route, RefundReport report) {
        var number = String.valueOf(report.outRefundNo());
        var refund =
                route.payer() == Payer.DINER ? refunds.findById(number) : Optional.<Refund>empty();
        if (refund.isEmpty()) return Optional.of("a refund we have not asked for: " + number);
        var payment = payments.findById(refund.get().outTradeNo()).orElseThrow();
        var order = refund.get().at(merchants.get(route.callbackKey()), payment.amount());
        return desk.accept(order, report, true);
    }
}
