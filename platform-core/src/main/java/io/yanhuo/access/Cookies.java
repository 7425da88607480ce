package io.yanhuo.access;

import io.yanhuo.tenancy.AddressSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Cookies that only this very host gets, that no script reads and no other site sends. */
@Component
class Cookies {
    static final String DINER = "yh_diner";
    static final String STAFF = "yh_staff";
    static final String OPERATOR = "yh_operator";
    static final String SUPPORT = "yh_support";

    /** Names the browser that is on its way from the console to a workspace. */
    static final String SUPPORT_WAY = "yh_support_way";

    static final String DISTRIBUTOR = "yh_partner";

    /** Names the browser, so that a form belongs to it. */
    static final String BROWSER = "yh_browser";

    /** Those who were let in with this browser before. */
    static final String KNOWN = "yh_known";

    static final String PHONE = "yh_phone";
    static final String FLASH = "yh_flash";

    private static final String OURS = "yh_";

    private final boolean secure;

    Cookies(AddressSettings address) {
        this.secure = "https".equals(address.scheme());
    }

    Optional<String> read(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, full(name));
        return cookie == null || cookie.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(cookie.getValue());
    }

    /**
     * Whether this browser may have something at this host that it would miss elsewhere. That
     * somebody was let in once is nothing to be missed.
     */
    boolean any(HttpServletRequest request) {
        var brought = request.getCookies();
        return brought != null
                && Arrays.stream(brought)
                        .map(Cookie::getName)
                        .anyMatch(it -> it.startsWith(full(OURS)) && !it.equals(full(KNOWN)));
    }

    void write(HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(name, value, age).toString());
    }

    void clear(HttpServletResponse response, String name) {
        write(response, name, "", Duration.ZERO);
    }

    private ResponseCookie cookie(String name, String value, Duration age) {
        return ResponseCookie.from(full(name), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
    }

    /** With this prefix a browser takes the cookie from no other host, not even from a sibling. */
    private String full(String name) {
        return secure ? "__Host-" + name : name;
    }
}
