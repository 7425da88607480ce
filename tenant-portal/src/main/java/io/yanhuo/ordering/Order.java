package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.OrderStatus.*;

import io.yanhuo.ordering.OrderEvent.What;
import io.yanhuo.ordering.OrderRefusal.TooLate;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An order of a diner: guards its own way from basket to table, and records each step of it. */
@Entity
@DynamicUpdate
@Table(name = "orders")
class Order {
    @Id private String orderId;
    private String storeId;
    private Placing placing;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private LocalDate businessDay;
    private @Nullable Integer pickupNumber;
    private Destination destination;
    private @Nullable String couponId;
    private Amounts amounts;
    private Wishes wishes;
    private @Nullable Instant paidAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant readyAt;
    private @Nullable Instant voidedAt;
    private RefundTries refunds = RefundTries.NONE;
    @Version private @Nullable Long version;

    @BatchSize(size = 100)
    @OneToMany(mappedBy = "order")
    @OrderBy("position")
    private List<OrderLine> lines = List.of();

    @BatchSize(size = 100)
    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("eventId")
    private List<OrderEvent> history = new ArrayList<>();

    @Transient private final List<Object> news = new ArrayList<>();

    protected Order() {}

    Order(
            String orderId,
            LocalDate businessDay,
            Placing placing,
            Destination destination,
            Basket basket,
            Assessment assessed) {
        this.orderId = orderId;
        this.storeId = StoreRow.MAIN;
        this.businessDay = businessDay;
        this.placing = placing;
        this.destination = destination;
        this.couponId = basket.couponId();
        this.wishes = new Wishes(basket.remark(), basket.cutlery());
        this.amounts = Amounts.of(assessed.price());
        this.status = AWAITING_PAYMENT;
        this.lines = OrderLine.of(this, assessed);
        history.add(OrderEvent.placed(this));
    }

    /** Whether exactly this money is being waited for. */
    boolean awaits(Money amount) {
        return status == AWAITING_PAYMENT && amounts.payable().equals(amount);
    }

    void pay(int number, LocalDate day, Act act) {
        become(PAID, act);
        this.pickupNumber = number;
        this.businessDay = day;
        this.paidAt = act.at();
        news.add(
                new OrderPaid(
                        orderId,
                        placing.dinerId(),
                        number,
                        lines().paid(),
                        amounts.payable(),
                        act.at()));
    }

    /** The kitchen may begin, once: what is ready already does not go back to it by this. */
    void accept(Act act) {
        refuseUnless(PAID);
        become(PREPARING, act);
        this.acceptedAt = act.at();
    }

    void startLine(String lineId, Act act) {
        refuseUnless(PREPARING);
        if (lines().get(lineId).start(act.at())) record(What.LINE_STARTED, lineId, act);
    }

    /** The last line that is ready makes the order ready. */
    void finishLine(String lineId, Act act) {
        refuseUnless(PREPARING);
        if (!lines().get(lineId).finish(act.at())) return;
        record(What.LINE_READY, lineId, act);
        if (lines().allReady()) becomeReady(act);
    }

    void finishAll(Act act) {
        becomeReady(act);
        lines.forEach(line -> line.finish(act.at()));
    }

    /** The kitchen takes back that a line is ready. */
    void undoLine(String lineId, Act act) {
        if (status != READY) refuseUnless(PREPARING);
        if (!lines().get(lineId).undo()) return;
        record(What.LINE_UNDONE, lineId, act);
        if (status != READY) return;
        become(PREPARING, act);
        this.readyAt = null;
    }

    private void becomeReady(Act act) {
        become(READY, act);
        this.readyAt = act.at();
    }

    /** The rider has it. */
    void dispatch(Act act) {
        if (destination.fulfilment() != DELIVERY) {
            throw new Refused(new TooLate(status, DELIVERING));
        }
        become(DELIVERING, act);
    }

    /** The diner has it; a meal that is delivered has to be on its way first. */
    void handOver(Act act) {
        if (destination.fulfilment() == DELIVERY) refuseUnless(DELIVERING);
        become(COMPLETED, act);
        news.add(new OrderCompleted(orderId, act.at()));
    }

    /** Nobody will pay for it any more. */
    void cancel(Act act) {
        become(CANCELLED, act);
    }

    /**
     * All the money goes back; also again, if it failed before.
     *
     * @return name of this refund within the order
     */
    String refund(Act act) {
        if (refunds.refundFailed()) note(act);
        else beginRefund(act);
        this.refunds = refunds.next();
        return refunds.key();
    }

    private void beginRefund(Act act) {
        if (status == PREPARING) this.voidedAt = act.at();
        become(REFUNDING, act);
        // Money that came for a cancelled order was never earned by anybody.
        if (paidAt == null) return;
        news.add(new OrderRefunded(orderId, lines().nets(), amounts.payable(), act.at()));
    }

    void refundArrived(Act act) {
        become(REFUNDED, act);
    }

    void refundFailed(Act act) {
        this.refunds = refunds.failed();
        note(act);
    }

    /** Whether this is the refund that is under way. */
    boolean refunds(String key) {
        return status == REFUNDING && refunds.key().equals(key);
    }

    /** Records something about money that does not change where the order is. */
    void note(Act act) {
        history.add(OrderEvent.note(this, What.MONEY, act));
    }

    /** The kitchen has seen that it need not go on. */
    void voidSeen(Act act) {
        if (voidedAt == null) return;
        this.voidedAt = null;
        history.add(OrderEvent.note(this, What.VOID_SEEN, act));
    }

    /** By SKU what nobody has begun to cook, and others can buy. */
    Map<String, Integer> uncooked() {
        return status == PAID || status == PREPARING ? lines().notStarted() : Map.of();
    }

    /** What the other modules have to know; handed out once. */
    List<Object> takeNews() {
        var taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    private void record(What what, String lineId, Act act) {
        history.add(OrderEvent.line(this, what, lineId, act));
    }

    private void become(OrderStatus target, Act act) {
        if (!status.next().contains(target)) throw new Refused(new TooLate(status, target));
        history.add(OrderEvent.status(this, status, target, act));
        if (status == AWAITING_PAYMENT) this.placing = placing.settled();
        this.status = target;
    }

    private void refuseUnless(OrderStatus expected) {
        if (status != expected) throw new Refused(new TooLate(status, expected));
    }

    String id() {
        return orderId;
    }

    LocalDate businessDay() {
        return businessDay;
    }

    @Nullable String couponId() {
        return couponId;
    }

    Placing placing() {
        return placing;
    }

    Wishes wishes() {
        return wishes;
    }

    OrderStatus status() {
        return status;
    }

    @Nullable Integer pickupNumber() {
        return pickupNumber;
    }

    Destination destination() {
        return destination;
    }

    Amounts amounts() {
        return amounts;
    }

    @Nullable Instant paidAt() {
        return paidAt;
    }

    @Nullable Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable Instant voidedAt() {
        return voidedAt;
    }

    boolean refundHasFailed() {
        return status == REFUNDING && refunds.refundFailed();
    }

    Lines lines() {
        return new Lines(lines);
    }

    List<OrderEvent> history() {
        return history;
    }
}
