package io.yanhuo.signup;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a restaurant cannot be signed up. */
public sealed interface SignupRefusal extends Refusal {
    /** One phone number has opened as many restaurants today as it may. */
    record TooManyToday(int limit) implements SignupRefusal {}

    /** Nobody signed up under this address. */
    record NoSuchSignup() implements SignupRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case TooManyToday _ -> "signup.too-many-today";
            case NoSuchSignup _ -> "signup.no-such-signup";
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case TooManyToday(int limit) -> List.of(limit);
            case NoSuchSignup _ -> List.of();
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case TooManyToday _ -> TOO_MANY_REQUESTS;
            case NoSuchSignup _ -> NOT_FOUND;
        };
    }
}
