package io.yanhuo.signup.web;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why the sign-up form does not do what it was asked to. */
sealed interface FormRefusal extends Refusal {
    /** Too many requests from one machine. */
    record TooBusy() implements FormRefusal {}

    /** What was typed is no mobile number. */
    record NoPhone() implements FormRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case TooBusy _ -> "signup.too-busy";
            case NoPhone _ -> "signup.form.phone.missing";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case TooBusy _ -> HttpStatus.TOO_MANY_REQUESTS;
            case NoPhone _ -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
