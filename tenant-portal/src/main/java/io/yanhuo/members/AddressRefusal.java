package io.yanhuo.members;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why an address is not kept. */
public sealed interface AddressRefusal extends Refusal {
    record NoSuchAddress() implements AddressRefusal {}

    record TooMany(int most) implements AddressRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuchAddress _ -> "members.no-such-address";
            case TooMany _ -> "members.too-many-addresses";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case NoSuchAddress _ -> List.of();
            case TooMany(int most) -> List.of(most);
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchAddress _ -> NOT_FOUND;
            case TooMany _ -> UNPROCESSABLE_CONTENT;
        };
    }
}
