package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** What went wrong before or beside any business, known by its status alone. */
record Failure(HttpStatus status) implements Refusal {
    static Failure of(int status) {
        var known = HttpStatus.resolve(status);
        return new Failure(known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known);
    }

    @Override
    public String code() {
        return switch (status) {
            case NOT_FOUND, GONE -> "shared.not-found";
            case METHOD_NOT_ALLOWED -> "shared.method-not-allowed";
            case CONFLICT -> "shared.at-once";
            case CONTENT_TOO_LARGE -> "shared.too-large";
            case REQUEST_TIMEOUT -> "shared.too-slow";
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "shared.unsupported";
            case UNAUTHORIZED, FORBIDDEN -> "shared.forbidden";
            case SERVICE_UNAVAILABLE, BAD_GATEWAY, GATEWAY_TIMEOUT -> "shared.unavailable";
            default -> status.is4xxClientError() ? "shared.bad-request" : "shared.internal";
        };
    }
}
