package dev.yanhuo.wechat.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.wechat.refunds.RefundState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every edge there is, and no other. */
class StatesTest {
    @Test
    void an_order_is_paid_or_closed_and_only_then_refunded() {
        var edges = new ArrayList<String>();
        for (var from : TradeState.values()) {
            from.next().stream().sorted().forEach(to -> edges.add(from + ">" + to));
        }

        assertThat(edges)
                .isEqualTo(
                        List.of(
                                "NOTPAY>SUCCESS",
                                "NOTPAY>CLOSED",
                                "SUCCESS>REFUND",
                                "REFUND>REFUND"));
    }

    @Test
    void a_refund_ends_well_or_closed_and_may_be_abnormal_in_between() {
        var edges = new ArrayList<String>();
        for (var from : RefundState.values()) {
            from.next().stream().sorted().forEach(to -> edges.add(from + ">" + to));
        }

        assertThat(edges)
                .isEqualTo(
                        List.of(
                                "PROCESSING>SUCCESS",
                                "PROCESSING>ABNORMAL",
                                "PROCESSING>CLOSED",
                                "ABNORMAL>PROCESSING",
                                "ABNORMAL>SUCCESS",
                                "ABNORMAL>CLOSED"));
    }
}
