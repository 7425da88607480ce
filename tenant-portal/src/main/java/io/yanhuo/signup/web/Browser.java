package io.yanhuo.signup.web;

import io.yanhuo.shared.RandomId;
import io.yanhuo.signup.OwnersEntrance;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.MasterKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Recognises the browser that filled the form in: only it may enter the new restaurant as its
 * owner, not whoever comes to know the address of the progress page.
 */
@Component
class Browser {
    private static final String COOKIE = "yanhuo_signup";

    private final MasterKey key;
    private final AddressSettings address;

    Browser(MasterKey key, AddressSettings address) {
        this.key = key;
        this.address = address;
    }

    /** Hash of the browser's secret; a new browser is given one. */
    String mark(HttpServletRequest request, HttpServletResponse response) {
        return known(request)
                .orElseGet(() -> {
                    var secret = RandomId.ofLength(32);
                    response.addHeader(HttpHeaders.SET_COOKIE, cookie(secret).toString());
                    return hash(secret);
                });
    }

    Optional<String> known(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(cookie -> hash(cookie.getValue()));
    }

    private ResponseCookie cookie(String secret) {
        return ResponseCookie.from(COOKIE, secret)
                .path("/signup")
                .httpOnly(true)
                .secure("https".equals(address.scheme()))
                .sameSite("Lax")
                .maxAge(OwnersEntrance.OPEN_FOR)
                .build();
    }

    private String hash(String secret) {
        return key.hash("signup-browser", secret);
    }
}
