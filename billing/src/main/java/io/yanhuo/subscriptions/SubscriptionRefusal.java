package io.yanhuo.subscriptions;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a subscription does not change. */
public sealed interface SubscriptionRefusal extends Refusal {
    record NoSuchPlan(String plan) implements SubscriptionRefusal {}

    record NoSuchBill() implements SubscriptionRefusal {}

    record BillVoid() implements SubscriptionRefusal {}

    /** Nothing is left to pay: it wants to be settled. */
    record CoveredByCredit() implements SubscriptionRefusal {}

    /** The credit that the bill counts on was spent on another one, or never covered it. */
    record CreditGone() implements SubscriptionRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuchPlan _ -> "subscriptions.no-such-plan";
            case NoSuchBill _ -> "subscriptions.no-such-bill";
            case BillVoid _ -> "subscriptions.bill-void";
            case CoveredByCredit _ -> "subscriptions.covered-by-credit";
            case CreditGone _ -> "subscriptions.credit-gone";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchPlan _, NoSuchBill _ -> NOT_FOUND;
            case BillVoid _, CoveredByCredit _, CreditGone _ -> CONFLICT;
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NoSuchPlan(var plan) -> List.of(plan);
            case NoSuchBill _, BillVoid _, CoveredByCredit _, CreditGone _ -> List.of();
        };
    }
}
