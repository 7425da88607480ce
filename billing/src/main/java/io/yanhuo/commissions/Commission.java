package io.yanhuo.commissions;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Percentage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one order line earns its distributor: the share of what the diner really paid for it. */
@Entity
@Table(name = "commission")
class Commission {
    @Id private String lineId;
    private String orderId;
    private String distributorId;
    private Money base;
    private int rate;
    private Money amount;

    @Enumerated(EnumType.STRING)
    private Account state = Account.PENDING;

    private Instant earnedAt;
    private @Nullable Instant frozenUntil;
    @Version private long version;

    protected Commission() {}

    Commission(Earning earning, Earning.Line line) {
        this.lineId = line.lineId();
        this.orderId = earning.orderId();
        this.distributorId = earning.distributorId();
        this.base = line.net();
        this.rate = earning.rate().basisPoints();
        this.amount = earning.rate().of(line.net());
        this.earnedAt = earning.at();
    }

    Entry.Move earn() {
        return new Entry.Move(Account.EXPENSE, Account.PENDING, amount, Reason.EARNED);
    }

    void freezeUntil(Instant end) {
        if (frozenUntil == null) frozenUntil = end;
    }

    /** Empty if it is not time, or nothing is left to release. */
    Optional<Entry.Move> release(Instant now) {
        boolean due = frozenUntil != null && !now.isBefore(frozenUntil);
        if (state != Account.PENDING || !due) return Optional.empty();
        state = Account.AVAILABLE;
        if (amount.fen() == 0) return Optional.empty();
        return Optional.of(
                new Entry.Move(Account.PENDING, Account.AVAILABLE, amount, Reason.RELEASED));
    }

    /**
     * Part of the line went back to the diner: the commission shrinks to the share of what is left,
     * even if the balance falls below zero; the next pay-out is netted against it.
     */
    Optional<Entry.Move> takeBack(Money refunded) {
        base = base.minus(refunded.min(base));
        var left = new Percentage(rate).of(base);
        var taken = amount.minus(left);
        amount = left;
        if (taken.fen() == 0) return Optional.empty();
        return Optional.of(new Entry.Move(state, Account.EXPENSE, taken, Reason.TAKEN_BACK));
    }

    String lineId() {
        return lineId;
    }

    String distributorId() {
        return distributorId;
    }

    long version() {
        return version;
    }

    CommissionLine line() {
        return new CommissionLine(orderId, lineId, base, amount, state, earnedAt, frozenUntil);
    }
}
