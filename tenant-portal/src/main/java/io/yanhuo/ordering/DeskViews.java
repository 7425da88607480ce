package io.yanhuo.ordering;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.payments.FailedRefund;
import io.yanhuo.payments.Payments;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows orders to the staff at the desk. */
@Component
class DeskViews {
    private final OrderViews views;
    private final Contacts contacts;
    private final Payments payments;
    private final StaffAccounts staff;

    DeskViews(OrderViews views, Contacts contacts, Payments payments, StaffAccounts staff) {
        this.views = views;
        this.contacts = contacts;
        this.payments = payments;
        this.staff = staff;
    }

    /** To whom and where, the phone masked. */
    @Nullable String address(OrderRow row) {
        return row.contact() == null ? null : views.address(row.contact().cipher());
    }

    OrderDetail detail(Order order) {
        var lost = payments.failed(order.id());
        return new OrderDetail(
                views.of(order),
                contacts.open(order.destination().contactCipher()),
                order.destination().metres(),
                order.placing().source(),
                order.paidAt(),
                order.refundHasFailed(),
                lost.stream().anyMatch(ExtraRefunds::has),
                FailedRefund.sum(lost),
                order.lines().all().stream().map(DeskViews::line).toList(),
                history(order),
                steps(order));
    }

    private static List<OrderStep> steps(Order order) {
        var fulfilment = order.destination().fulfilment();
        return OrderStep.of(order.status(), fulfilment, order.refundHasFailed());
    }

    /** Such as {@code 叉烧饭（大） ×1}. */
    static String dish(String dish, String spec, int quantity) {
        return dish + (spec.isEmpty() ? "" : "（" + spec + "）") + " ×" + quantity;
    }

    private static String dish(OrderLine line) {
        return dish(line.dish(), line.spec(), line.quantity());
    }

    private static OrderDetail.Line line(OrderLine line) {
        return new OrderDetail.Line(
                line.id(),
                line.dish(),
                line.spec(),
                line.addOns(),
                line.quantity(),
                line.unit(),
                line.amount(),
                line.discount(),
                line.net(),
                line.started(),
                line.ready());
    }

    private List<OrderDetail.Entry> history(Order order) {
        var names = staff.all().stream().collect(Collectors.toMap(Staff::id, Staff::name));
        return order.history().stream().map(event -> entry(order, event, names)).toList();
    }

    private static OrderDetail.Entry entry(
            Order order, OrderEvent event, Map<String, String> names) {
        boolean key = event.reason().startsWith(Act.TEXT);
        return new OrderDetail.Entry(
                what(event),
                subject(order, event),
                names.get(event.by().id()),
                event.by().kind() == By.Kind.DINER,
                key ? event.reason() : null,
                key ? "" : event.reason(),
                event.at());
    }

    private static String what(OrderEvent event) {
        return event.toStatus() == null
                ? "ordering.event." + event.what()
                : "ordering.status." + event.toStatus();
    }

    /** The dish it is about, if it is about one. */
    private static @Nullable String subject(Order order, OrderEvent event) {
        var lineId = event.lineId();
        return lineId == null ? null : dish(order.lines().get(lineId));
    }
}
