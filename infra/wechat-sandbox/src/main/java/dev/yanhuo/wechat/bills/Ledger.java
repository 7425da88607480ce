package dev.yanhuo.wechat.bills;

import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.orders.Placement;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.refunds.Refund;
import dev.yanhuo.wechat.refunds.RefundState;
import dev.yanhuo.wechat.refunds.Refunds;
import dev.yanhuo.wechat.state.SandboxClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happened on a day: payments by when they were made, refunds by when they were accepted. */
@Component
class Ledger {
    private final Orders orders;
    private final Refunds refunds;
    private final People people;

    Ledger(Orders orders, Refunds refunds, People people) {
        this.orders = orders;
        this.refunds = refunds;
        this.people = people;
    }

    List<Line> of(String mchid, LocalDate day) {
        var payments =
                orders.all().stream().filter(order -> order.payment() != null).map(this::payment);
        var back = refunds.all().stream().map(this::refund);
        return Stream.concat(payments, back)
                .filter(line -> line.mchid().equals(mchid))
                .filter(line -> day(line.at()).equals(day))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, SandboxClock.CHINA);
    }

    private Line payment(Order order) {
        return line(order, order.paid().at(), "0", "0", 0, "");
    }

    private Line refund(Refund refund) {
        var order = orders.byKey(refund.order()).orElseThrow();
        return line(
                order,
                refund.createdAt(),
                refund.refundId(),
                refund.request().outRefundNo(),
                refund.request().amount(),
                state(refund.state()));
    }

    private Line line(
            Order order, Instant at, String refundId, String number, long back, String state) {
        var placed = order.placed();
        return new Line(
                at,
                placed.appid(),
                placed.mchid(),
                Objects.requireNonNullElse(placed.subMchid(), "0"),
                Objects.requireNonNullElse(placed.deviceId(), ""),
                order.paid().transactionId(),
                placed.outTradeNo(),
                openid(placed, order.paid().user()),
                placed.type().name(),
                order.paid().bankType(),
                placed.total(),
                refundId,
                number,
                back,
                state,
                placed.description(),
                Objects.requireNonNullElse(placed.attach(), ""));
    }

    private String openid(Placement placed, String user) {
        return people.openid(placed.appid(), people.user(user).orElseThrow());
    }

    /** Bills have words of their own for how a refund stands. */
    private static String state(RefundState state) {
        return switch (state) {
            case PROCESSING -> "PROCESSING";
            case SUCCESS -> "SUCCESS";
            case ABNORMAL -> "CHANGE";
            case CLOSED -> "FAIL";
        };
    }
}
