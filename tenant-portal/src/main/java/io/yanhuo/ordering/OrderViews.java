package io.yanhuo.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows orders to their diners. */
@Component
class OrderViews {
    private final Contacts contacts;

    OrderViews(Contacts contacts) {
        this.contacts = contacts;
    }

    OrderView of(Order order) {
        var amounts = order.amounts();
        return new OrderView(
                order.id(),
                order.status(),
                order.destination().fulfilment(),
                order.pickupNumber(),
                order.lines().all().stream().map(OrderViews::line).toList(),
                amounts.goods(),
                amounts.discount(),
                amounts.packaging(),
                amounts.delivery(),
                amounts.payable(),
                order.destination().tableName(),
                address(order.destination().contactCipher()),
                order.wishes().remark(),
                order.wishes().cutlery(),
                order.placing().placedAt(),
                order.placing().payBy(),
                steps(order));
    }

    /** To whom and where, the phone masked. */
    @Nullable String address(byte @Nullable [] cipher) {
        var contact = contacts.open(cipher);
        if (contact == null) return null;
        return contact.name() + " " + contact.phone().masked() + " " + contact.text();
    }

    private static OrderView.Line line(OrderLine line) {
        return new OrderView.Line(
                line.skuId(),
                line.dish(),
                line.spec(),
                line.addOns(),
                line.quantity(),
                line.amount(),
                line.net());
    }

    private static List<OrderView.Step> steps(Order order) {
        return order.history().stream().flatMap(event -> step(event).stream()).toList();
    }

    private static List<OrderView.Step> step(OrderEvent event) {
        var status = event.toStatus();
        return status == null ? List.of() : List.of(new OrderView.Step(status, event.at()));
    }
}
