package io.yanhuo.ordering;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;

/** Why an order cannot be placed or changed. */
public sealed interface OrderRefusal extends Refusal {
    /** Unknown, or of somebody else. */
    record NoSuchOrder() implements OrderRefusal {}

    /** The order is somewhere else on its way than the act expects. */
    record TooLate(OrderStatus from, OrderStatus to) implements OrderRefusal {}

    /**
     * @param because {@link StoreView#closedBecause}
     * @param nextOpening as people write it; empty if unknown
     */
    record StoreClosed(String because, String nextOpening) implements OrderRefusal {}

    record SwitchedOff(Fulfilment fulfilment) implements OrderRefusal {}

    record NothingChosen() implements OrderRefusal {}

    record TooMuch(int mostLines, int mostOfOne) implements OrderRefusal {}

    record NoSuchTable() implements OrderRefusal {}

    record AddressMissing() implements OrderRefusal {}

    record RemarkTooLong(int longest) implements OrderRefusal {}

    record PriceChanged(Money seen, Money now) implements OrderRefusal {}

    /** The number of the attempt is missing or is none of ours. */
    record BadKey() implements OrderRefusal {}

    /** Delivery is to be switched on, but nobody knows where the store is. */
    record DeliveryNotSetUp() implements OrderRefusal {}

    record NameTaken(String table) implements OrderRefusal {}

    /** Stock is not held for somebody who never pays. */
    record TooManyUnpaid(int most) implements OrderRefusal {}

    /** Whoever leaves would never get it. */
    record UnderWay() implements OrderRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuchOrder _ -> "ordering.no-such-order";
            case TooLate _ -> "ordering.too-late";
            case StoreClosed(var because, _) -> because;
            case SwitchedOff _ -> "ordering.switched-off";
            case NothingChosen _ -> "ordering.nothing-chosen";
            case TooMuch _ -> "ordering.too-much";
            case NoSuchTable _ -> "ordering.no-such-table";
            case AddressMissing _ -> "ordering.address-missing";
            case RemarkTooLong _ -> "ordering.remark-too-long";
            case PriceChanged _ -> "ordering.price-changed";
            case BadKey _ -> "ordering.bad-key";
            case DeliveryNotSetUp _ -> "ordering.delivery-not-set-up";
            case NameTaken _ -> "ordering.table-name-taken";
            case TooManyUnpaid _ -> "ordering.too-many-unpaid";
            case UnderWay _ -> "ordering.under-way";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case TooLate(var from, _) -> List.of(text("ordering.status." + from));
            case StoreClosed(_, var nextOpening) -> List.of(nextOpening);
            case SwitchedOff(var fulfilment) -> List.of(text("ordering.fulfilment." + fulfilment));
            case TooMuch(int lines, int ofOne) -> List.of(lines, ofOne);
            case RemarkTooLong(int longest) -> List.of(longest);
            case TooManyUnpaid(int most) -> List.of(most);
            case PriceChanged(var seen, var now) -> List.of(seen.toString(), now.toString());
            case NameTaken(var table) -> List.of(table);
            case NoSuchOrder _,
                    NothingChosen _,
                    NoSuchTable _,
                    AddressMissing _,
                    BadKey _,
                    DeliveryNotSetUp _,
                    UnderWay _ ->
                    List.of();
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchOrder _ -> NOT_FOUND;
            case TooLate _,
                    StoreClosed _,
                    SwitchedOff _,
                    PriceChanged _,
                    NameTaken _,
                    TooManyUnpaid _,
                    UnderWay _ ->
                    CONFLICT;
            case NothingChosen _,
                    TooMuch _,
                    NoSuchTable _,
                    AddressMissing _,
                    RemarkTooLong _,
                    BadKey _,
                    DeliveryNotSetUp _ ->
                    UNPROCESSABLE_CONTENT;
        };
    }

    /** Shown in the reader's language. */
    private static Object text(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
