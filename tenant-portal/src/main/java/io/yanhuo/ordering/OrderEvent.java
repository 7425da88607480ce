package io.yanhuo.ordering;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to an order: who, when, why. Never changed, never deleted. */
@Entity
@Table(name = "order_event")
class OrderEvent {
    enum What {
        STATUS,
        LINE_STARTED,
        LINE_READY,
        LINE_UNDONE,
        VOID_SEEN,
        MONEY
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long eventId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private Order order;

    @Enumerated(EnumType.STRING)
    private What what;

    @Enumerated(EnumType.STRING)
    private @Nullable OrderStatus fromStatus;

    @Enumerated(EnumType.STRING)
    private @Nullable OrderStatus toStatus;

    private @Nullable String lineId;

    @Enumerated(EnumType.STRING)
    private By.Kind byKind;

    private String byId;
    private String reason;
    private Instant at;

    protected OrderEvent() {}

    private OrderEvent(Order order, What what, Act act) {
        this.order = order;
        this.what = what;
        this.byKind = act.by().kind();
        this.byId = act.by().id();
        this.reason = act.reason();
        this.at = act.at();
    }

    static OrderEvent placed(Order order) {
        var placing = order.placing();
        var act = Act.of(By.diner(placing.dinerId()), placing.placedAt());
        return status(order, null, order.status(), act);
    }

    static OrderEvent status(Order order, @Nullable OrderStatus from, OrderStatus to, Act act) {
        var event = new OrderEvent(order, What.STATUS, act);
        event.fromStatus = from;
        event.toStatus = to;
        return event;
    }

    static OrderEvent line(Order order, What what, String lineId, Act act) {
        var event = new OrderEvent(order, what, act);
        event.lineId = lineId;
        return event;
    }

    static OrderEvent note(Order order, What what, Act act) {
        return new OrderEvent(order, what, act);
    }

    What what() {
        return what;
    }

    @Nullable OrderStatus toStatus() {
        return toStatus;
    }

    @Nullable String lineId() {
        return lineId;
    }

    By by() {
        return new By(byKind, byId);
    }

    String reason() {
        return reason;
    }

    Instant at() {
        return at;
    }
}
