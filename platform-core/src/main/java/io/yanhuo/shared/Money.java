package io.yanhuo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;

/** An amount of money in fen (分, a hundredth of a yuan); may be negative in a ledger. */
public record Money(@JsonValue long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Money {}

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /**
     * Reads what a person typed, such as {@code 45}, {@code 45.5} or {@code 45.00}.
     *
     * @throws NumberFormatException if it is no number
     * @throws ArithmeticException if it has more than two decimals or is out of range
     */
    public static Money ofYuan(String yuan) {
        return ofFen(new BigDecimal(yuan.strip()).movePointRight(2).longValueExact());
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money times(long quantity) {
        return ofFen(Math.multiplyExact(fen, quantity));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public boolean atLeast(Money other) {
        return fen >= other.fen;
    }

    public boolean lessThan(Money other) {
        return fen < other.fen;
    }

    /** Plain yuan with two decimals, as people and bills write it: {@code 45.00}. */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return "¥" + yuan();
    }
}
