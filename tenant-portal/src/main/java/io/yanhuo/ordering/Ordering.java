package io.yanhuo.ordering;

import io.yanhuo.payments.PayWay;
import io.yanhuo.payments.PaymentStart;
import java.util.List;
import org.springframework.stereotype.Service;

/** What diners do with their orders; an order of somebody else is as if it were not there. */
@Service
public class Ordering {
    public OrderView find(String orderId, String dinerId) {
        throw new UnsupportedOperationException();
    }

    /** The newest first. */
    public List<OrderView> ofDiner(String dinerId, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Opens the payment at WeChat, or repeats it; outside of transactions. */
    public PaymentStart pay(String orderId, String dinerId, PayWay way) {
        throw new UnsupportedOperationException();
    }

    /** Asks WeChat whether it is paid, for a diner who says so; outside of transactions. */
    public OrderView refresh(String orderId, String dinerId) {
        throw new UnsupportedOperationException();
    }

    /** Before it is paid: stock and coupon are free again. */
    public void cancel(String orderId, String dinerId) {
        throw new UnsupportedOperationException();
    }
}
