package io.yanhuo.tenancy;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a restaurant does not get another address. */
public sealed interface AddressRefusal extends Refusal {
    /**
     * @param what is wrong with what was typed
     */
    record NotAnAddress(TypedAddress.Bad what) implements AddressRefusal {}

    /** Another restaurant has it, had it, or had it until lately. */
    record Taken(String host) implements AddressRefusal {}

    /** It keeps as many former ones as it may. */
    record Enough(int most) implements AddressRefusal {}

    /**
     * @param until as the restaurant's clock shows it
     */
    record TooSoon(String until) implements AddressRefusal {}

    /** Only an open restaurant changes its address, and a practice copy never does. */
    record NotNow() implements AddressRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotAnAddress(var what) -> what.key();
            case Taken _ -> "tenancy.address.taken";
            case Enough _ -> "tenancy.address.enough";
            case TooSoon _ -> "tenancy.address.too-soon";
            case NotNow _ -> "tenancy.address.not-now";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NotAnAddress _ -> UNPROCESSABLE_CONTENT;
            case Taken _, Enough _, NotNow _ -> CONFLICT;
            case TooSoon _ -> TOO_MANY_REQUESTS;
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NotAnAddress(var what) -> List.of(what.detail());
            case Taken(var host) -> List.of(host);
            case Enough(int most) -> List.of(most);
            case TooSoon(var until) -> List.of(until);
            case NotNow _ -> List.of();
        };
    }
}
