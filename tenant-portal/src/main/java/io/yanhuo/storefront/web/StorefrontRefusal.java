package io.yanhuo.storefront.web;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why a page of the storefront has nothing to show. */
sealed interface StorefrontRefusal extends Refusal {
    /** The code on the table is old or misread. */
    record NoSuchTable() implements StorefrontRefusal {}

    /** Off the shelf, or never there. */
    record NoSuchDish() implements StorefrontRefusal {}

    /** Nothing is scanned to pay for practice. */
    record NoCode() implements StorefrontRefusal {}

    /** The address names nothing that could be ordered. */
    record EmptyBasket() implements StorefrontRefusal {}

    /** Nothing of an old order is on the menu any more. */
    record NothingLeft() implements StorefrontRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuchTable _ -> "storefront.no-such-table";
            case NoSuchDish _ -> "storefront.no-such-dish";
            case NoCode _ -> "storefront.no-code";
            case EmptyBasket _ -> "storefront.empty-basket";
            case NothingLeft _ -> "storefront.nothing-left";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchTable _, NoSuchDish _, NoCode _ -> HttpStatus.NOT_FOUND;
            case EmptyBasket _, NothingLeft _ -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
