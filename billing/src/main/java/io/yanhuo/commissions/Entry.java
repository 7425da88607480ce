package io.yanhuo.commissions;

import io.yanhuo.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One move of commission from an account to another; never changed, never deleted. */
@Entity
@Table(name = "commission_entry")
class Entry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long entryId;

    private String postingKey;
    private String distributorId;
    private String lineId;

    @Enumerated(EnumType.STRING)
    private Account debit;

    @Enumerated(EnumType.STRING)
    private Account credit;

    private Money amount;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private Instant bookedAt;

    protected Entry() {}

    /** From one account to another, with the words that make the fact unique. */
    record Move(Account from, Account to, Money amount, Reason reason) {}

    Entry(Commission commission, Move move, Instant at) {
        this.postingKey = move.reason() + ":" + commission.lineId() + ":" + commission.version();
        this.distributorId = commission.distributorId();
        this.lineId = commission.lineId();
        this.debit = move.from();
        this.credit = move.to();
        this.amount = move.amount();
        this.reason = move.reason();
        this.bookedAt = at;
    }

    Money amount() {
        return amount;
    }
}
