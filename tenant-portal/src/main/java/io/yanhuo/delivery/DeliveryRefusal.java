package io.yanhuo.delivery;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a meal is not brought to somebody. */
public sealed interface DeliveryRefusal extends Refusal {
    /**
     * @param range metres to which the restaurant delivers
     */
    record TooFar(long range) implements DeliveryRefusal {}

    /**
     * @param lacking what is missing to the minimum
     */
    record BelowMinimum(Money lacking, Money minimum) implements DeliveryRefusal {}

    /** The restaurant has not said where it is. */
    record NotSetUp() implements DeliveryRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case TooFar _ -> "delivery.too-far";
            case BelowMinimum _ -> "delivery.below-minimum";
            case NotSetUp _ -> "delivery.not-set-up";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case TooFar(long range) -> List.of(kilometres(range));
            case BelowMinimum(var lacking, var minimum) ->
                    List.of(lacking.toString(), minimum.toString());
            case NotSetUp _ -> List.of();
        };
    }

    @Override
    default HttpStatus status() {
        return UNPROCESSABLE_CONTENT;
    }

    private static String kilometres(long metres) {
        return BigDecimal.valueOf(metres, 3).stripTrailingZeros().toPlainString();
    }
}
