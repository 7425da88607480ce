package dev.yanhuo.wechat.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order at WeChat Pay.
 *
 * @param openedBy whoever opened it first; nobody else can pay it any more
 * @param visibleFrom queries show it as unpaid until then: the real servers lag behind, too
 */
public record Order(
        Placement placed,
        Instant createdAt,
        TradeState state,
        @Nullable Payment payment,
        @Nullable String openedBy,
        long refunded,
        @Nullable Instant visibleFrom) {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    static Order of(Placement placed, Instant now) {
        return new Order(placed, now, TradeState.NOTPAY, null, null, 0, null);
    }

    @JsonIgnore
    public String key() {
        return placed.key();
    }

    /** After this moment nobody can pay. */
    @JsonIgnore
    public Instant expiresAt() {
        if (placed.timeExpire() == null) return createdAt.plus(LIFE);
        var soonest = createdAt.plus(SHORTEST);
        return placed.timeExpire().isBefore(soonest) ? soonest : placed.timeExpire();
    }

    /** Unpaid orders close by themselves after a week. */
    Order at(Instant now) {
        boolean over = state == TradeState.NOTPAY && !now.isBefore(createdAt.plus(LIFE));
        return over ? become(TradeState.CLOSED) : this;
    }

    @JsonIgnore
    public Payment paid() {
        return Optional.ofNullable(payment).orElseThrow();
    }

    public long refundable() {
        return state.isPaid() ? placed.total() - refunded : 0;
    }

    Order openedBy(String user) {
        return new Order(placed, createdAt, state, payment, user, refunded, visibleFrom);
    }

    Order pay(Payment with, @Nullable Instant visible) {
        var paid = become(TradeState.SUCCESS);
        return new Order(placed, createdAt, paid.state, with, with.user(), 0, visible);
    }

    Order close() {
        return become(TradeState.CLOSED);
    }

    Order refund(long fen) {
        var next = become(TradeState.REFUND);
        return new Order(
                placed, createdAt, next.state, payment, openedBy, refunded + fen, visibleFrom);
    }

    Order giveUpRefund(long fen) {
        return new Order(placed, createdAt, state, payment, openedBy, refunded - fen, visibleFrom);
    }

    private Order become(TradeState target) {
        if (!state.next().contains(target)) {
            throw new IllegalStateException(key() + ": " + state + " never becomes " + target);
        }
        return new Order(placed, createdAt, target, payment, openedBy, refunded, visibleFrom);
    }
}
