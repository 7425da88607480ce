package io.yanhuo.menu;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a choice cannot be had, or the menu cannot be changed so. */
public sealed interface MenuRefusal extends Refusal {
    /** Unknown, off the shelf, or of another restaurant. */
    record NotOnTheMenu() implements MenuRefusal {}

    record SoldOut(String dish) implements MenuRefusal {}

    record OnlyFewLeft(String dish, int left) implements MenuRefusal {}

    /** Between the look at what is left and the taking. */
    record TakenMeanwhile() implements MenuRefusal {}

    record AddOns(String dish, String group, int min, int max) implements MenuRefusal {}

    record Quantity(int max) implements MenuRefusal {}

    record NoCount(int max) implements MenuRefusal {}

    /** By law a dish is not sold without its main ingredients. */
    record NoIngredients(String dish) implements MenuRefusal {}

    /** What somebody wants to change is not there, or not any more. */
    record Gone() implements MenuRefusal {}

    /** Somebody else changed it since it was shown. */
    record ChangedMeanwhile(String what) implements MenuRefusal {}

    record NotEmpty(String category) implements MenuRefusal {}

    record StationInUse(String station) implements MenuRefusal {}

    record NameTaken(String name) implements MenuRefusal {}

    record TooDeep(int levels) implements MenuRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotOnTheMenu _ -> "menu.not-on-the-menu";
            case SoldOut _ -> "menu.sold-out";
            case OnlyFewLeft _ -> "menu.only-few-left";
            case TakenMeanwhile _ -> "menu.taken-meanwhile";
            case AddOns _ -> "menu.add-ons";
            case Quantity _ -> "menu.quantity";
            case NoCount _ -> "menu.no-count";
            case NoIngredients _ -> "menu.no-ingredients";
            case Gone _ -> "menu.gone";
            case ChangedMeanwhile _ -> "menu.changed-meanwhile";
            case NotEmpty _ -> "menu.not-empty";
            case StationInUse _ -> "menu.station-in-use";
            case NameTaken _ -> "menu.name-taken";
            case TooDeep _ -> "menu.too-deep";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NotOnTheMenu _, TakenMeanwhile _, Gone _ -> List.of();
            case SoldOut(var dish) -> List.of(dish);
            case OnlyFewLeft(var dish, int left) -> List.of(dish, left);
            case AddOns(var dish, var group, int min, int max) -> List.of(dish, group, min, max);
            case Quantity(int max) -> List.of(max);
            case NoCount(int max) -> List.of(max);
            case NoIngredients(var dish) -> List.of(dish);
            case ChangedMeanwhile(var what) -> List.of(what);
            case NotEmpty(var category) -> List.of(category);
            case StationInUse(var station) -> List.of(station);
            case NameTaken(var name) -> List.of(name);
            case TooDeep(int levels) -> List.of(levels);
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case Gone _ -> NOT_FOUND;
            case SoldOut _,
                    OnlyFewLeft _,
                    TakenMeanwhile _,
                    ChangedMeanwhile _,
                    NotEmpty _,
                    StationInUse _ ->
                    CONFLICT;
            case NotOnTheMenu _,
                    AddOns _,
                    Quantity _,
                    NoCount _,
                    NoIngredients _,
                    NameTaken _,
                    TooDeep _ ->
                    UNPROCESSABLE_CONTENT;
        };
    }
}
