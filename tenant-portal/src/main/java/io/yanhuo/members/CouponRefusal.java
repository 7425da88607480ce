package io.yanhuo.members;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a coupon cannot be taken or used. */
public sealed interface CouponRefusal extends Refusal {
    /** Not this diner's, used already, or expired. */
    record NotUsable() implements CouponRefusal {}

    /**
     * @param lacking value of goods that is missing to its threshold
     */
    record BelowThreshold(String name, Money lacking) implements CouponRefusal {}

    record NoneLeft() implements CouponRefusal {}

    record NoSuchOffer() implements CouponRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotUsable _ -> "members.coupon-not-usable";
            case BelowThreshold _ -> "members.coupon-below-threshold";
            case NoneLeft _ -> "members.coupon-none-left";
            case NoSuchOffer _ -> "members.coupon-no-such-offer";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case BelowThreshold(var name, var lacking) -> List.of(name, lacking.toString());
            case NotUsable _, NoneLeft _, NoSuchOffer _ -> List.of();
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NotUsable _, NoneLeft _ -> CONFLICT;
            case BelowThreshold _ -> UNPROCESSABLE_CONTENT;
            case NoSuchOffer _ -> NOT_FOUND;
        };
    }
}
