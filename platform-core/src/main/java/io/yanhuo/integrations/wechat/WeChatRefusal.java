package io.yanhuo.integrations.wechat;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why WeChat does not say who somebody is. */
sealed interface WeChatRefusal extends Refusal {
    int BUSY = -1;

    /** Mistyped, older than five minutes, or of another mini-program. */
    record CodeInvalid() implements WeChatRefusal {}

    record CodeUsed() implements WeChatRefusal {}

    /** WeChat itself has locked this person for abuse. */
    record PersonBlocked() implements WeChatRefusal {}

    record TooOften() implements WeChatRefusal {}

    record Busy() implements WeChatRefusal {}

    /** Appid or secret are not right: only the restaurant can mend that. */
    record NotSetUp() implements WeChatRefusal {}

    static WeChatRefusal of(int errcode) {
        return switch (errcode) {
            case 40029 -> new CodeInvalid();
            case 40163 -> new CodeUsed();
            case 40226 -> new PersonBlocked();
            case 45011 -> new TooOften();
            case BUSY -> new Busy();
            default -> new NotSetUp();
        };
    }

    static boolean isOurFault(int errcode) {
        return of(errcode) instanceof NotSetUp;
    }

    @Override
    default String code() {
        return switch (this) {
            case CodeInvalid _ -> "integrations.wechat.code-invalid";
            case CodeUsed _ -> "integrations.wechat.code-used";
            case PersonBlocked _ -> "integrations.wechat.person-blocked";
            case TooOften _ -> "integrations.wechat.too-often";
            case Busy _ -> "integrations.wechat.busy";
            case NotSetUp _ -> "integrations.wechat.not-set-up";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case CodeInvalid _, CodeUsed _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PersonBlocked _ -> HttpStatus.FORBIDDEN;
            case TooOften _ -> HttpStatus.TOO_MANY_REQUESTS;
            case Busy _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case NotSetUp _ -> HttpStatus.BAD_GATEWAY;
        };
    }
}
