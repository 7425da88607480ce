package io.yanhuo.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Chinese or English: what somebody chose by {@code ?lang=}, else what the browser prefers. */
class PageLanguage implements LocaleResolver {
    private static final String COOKIE = "lang";
    private static final String CHOSEN = PageLanguage.class.getName() + ".chosen";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) return chosen;
        var cookie = WebUtils.getCookie(request, COOKIE);
        return (cookie == null ? Optional.<Locale>empty() : spoken(cookie.getValue()))
                .or(() -> preferred(request))
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale wanted) {
        var language = spoken(wanted == null ? "" : wanted.toLanguageTag());
        if (language.isEmpty()) return;
        request.setAttribute(CHOSEN, language.get());
        if (response != null) response.addHeader(HttpHeaders.SET_COOKIE, cookie(language.get()));
    }

    private static String cookie(Locale language) {
        return ResponseCookie.from(COOKIE, language.getLanguage())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .build()
                .toString();
    }

    private static Optional<Locale> preferred(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return Optional.empty();
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> spoken(locale.toLanguageTag()).stream())
                .findFirst();
    }

    private static Optional<Locale> spoken(String tag) {
        if (tag.startsWith("zh")) return Optional.of(Locale.SIMPLIFIED_CHINESE);
        return tag.startsWith("en") ? Optional.of(Locale.ENGLISH) : Optional.empty();
    }
}
