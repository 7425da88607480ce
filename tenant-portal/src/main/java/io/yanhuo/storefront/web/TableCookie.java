package io.yanhuo.storefront.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Remembers for the length of a meal whose table code was scanned. */
final class TableCookie {
    private static final String NAME = "table";
    private static final Duration MEAL = Duration.ofHours(3);

    private TableCookie() {}

    static @Nullable String code(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    static String set(String code) {
        return with(code, MEAL);
    }

    static String forget() {
        return with("", Duration.ZERO);
    }

    private static String with(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .maxAge(age)
                .sameSite("Lax")
                .httpOnly(true)
                .build()
                .toString();
    }
}
