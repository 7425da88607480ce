package io.yanhuo.integrations.sms;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why the provider does not send a message. */
sealed interface SmsRefusal extends Refusal {
    /** The provider has limits of its own for each number. */
    record TooMany() implements SmsRefusal {}

    record NotSent() implements SmsRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case TooMany _ -> "integrations.sms.too-many";
            case NotSent _ -> "integrations.sms.not-sent";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
            case NotSent _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
