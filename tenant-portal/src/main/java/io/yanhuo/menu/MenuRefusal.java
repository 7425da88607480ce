package io.yanhuo.menu;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a choice cannot be had. */
public sealed interface MenuRefusal extends Refusal {
    /** Unknown, off the shelf, or of another restaurant. */
    record NotOnTheMenu() implements MenuRefusal {}

    record SoldOut(String dish) implements MenuRefusal {}

    record AddOns(String dish, String group, int min, int max) implements MenuRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotOnTheMenu _ -> "menu.not-on-the-menu";
            case SoldOut _ -> "menu.sold-out";
            case AddOns _ -> "menu.add-ons";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NotOnTheMenu _ -> List.of();
            case SoldOut(var dish) -> List.of(dish);
            case AddOns(var dish, var group, int min, int max) -> List.of(dish, group, min, max);
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case SoldOut _ -> CONFLICT;
            case NotOnTheMenu _, AddOns _ -> UNPROCESSABLE_CONTENT;
        };
    }
}
