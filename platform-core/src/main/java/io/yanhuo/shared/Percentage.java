package io.yanhuo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** A share of a whole in hundredths of a percent (10 % is 1000), between 0 and 100 %. */
public record Percentage(@JsonValue int basisPoints) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Percentage {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException(
                    "a percentage lies in 0 to 100 %, not " + basisPoints);
        }
    }

    public static Percentage of(int percent) {
        return new Percentage(Math.multiplyExact(percent, 100));
    }

    /** The part of the amount, rounded down to the fen. */
    public Money of(Money amount) {
        return Money.ofFen(Math.floorDiv(Math.multiplyExact(amount.fen(), basisPoints), 10_000L));
    }

    public String text() {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "%";
    }
}
