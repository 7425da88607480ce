package io.yanhuo.ordering.web;

import io.yanhuo.access.KeptParts;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The cards of orders at the desk; what has not changed is not made anew. */
@Component
class DeskCards {
    private static final String CARD = "ordering/web/desk-card :: card";

    private final KeptParts parts;
    private final OrderDesk desk;

    DeskCards(KeptParts parts, OrderDesk desk) {
        this.parts = parts;
        this.desk = desk;
    }

    private record Card(OrderRow order, boolean handles, ZoneId zone) {}

    /**
     * @param handles whether whoever looks may press the buttons
     */
    String of(
            List<OrderRow> rows,
            boolean handles,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cards = new StringBuilder();
        var zone = desk.zone();
        for (var row : rows) {
            var card = new Card(row, handles, zone);
            cards.append(parts.of(CARD, card, () -> model(card), request, response));
        }
        return cards.toString();
    }

    private Map<String, ?> model(Card card) {
        var model = new HashMap<String, Object>();
        model.put("order", card.order());
        model.put("address", desk.address(card.order()));
        model.put("handles", card.handles());
        model.put("zone", card.zone());
        return model;
    }
}
