package io.yanhuo.storefront.api;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.LENGTH_REQUIRED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why the API itself does not take a request, before any business is asked. */
sealed interface ApiRefusal extends Refusal {
    record NoSuchRoute() implements ApiRefusal {}

    /** The table's code is of no use: mistyped, withdrawn, or of another restaurant. */
    record NoSuchTable() implements ApiRefusal {}

    /** Not JSON, a member that the API does not know, or one of another type. */
    record Unreadable() implements ApiRefusal {}

    /** Readable, but a member is missing, too long or out of range. */
    record Invalid() implements ApiRefusal {}

    record NotJson() implements ApiRefusal {}

    record TooLarge() implements ApiRefusal {}

    record LengthUnknown() implements ApiRefusal {}

    record BadKey() implements ApiRefusal {}

    /** The mini-program that wants to pay is not the one by which this diner logged in. */
    record NotLoggedInByWeChat() implements ApiRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuchRoute _ -> "storefront.api.no-such-route";
            case NoSuchTable _ -> "storefront.api.no-such-table";
            case Unreadable _ -> "storefront.api.unreadable";
            case Invalid _ -> "storefront.api.invalid";
            case NotJson _ -> "storefront.api.not-json";
            case TooLarge _ -> "storefront.api.too-large";
            case LengthUnknown _ -> "storefront.api.length-unknown";
            case BadKey _ -> "storefront.api.bad-key";
            case NotLoggedInByWeChat _ -> "storefront.api.not-logged-in-by-wechat";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchRoute _, NoSuchTable _ -> NOT_FOUND;
            case Unreadable _, BadKey _ -> BAD_REQUEST;
            case Invalid _ -> UNPROCESSABLE_CONTENT;
            case NotJson _ -> UNSUPPORTED_MEDIA_TYPE;
            case TooLarge _ -> CONTENT_TOO_LARGE;
            case LengthUnknown _ -> LENGTH_REQUIRED;
            case NotLoggedInByWeChat _ -> CONFLICT;
        };
    }
}
