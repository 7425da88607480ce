package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Face;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells forms that this browser got from us from those that another site made up: a signature over
 * the browser's cookie and the session, fresh on every page so that compression betrays nothing.
 */
@Component
class Csrf {
    static final String FIELD = "_csrf";
    static final String HEADER = "X-CSRF-Token";

    private static final String BROWSER = Csrf.class.getName() + ".browser";
    private static final String TOKEN = Csrf.class.getName() + ".token";
    private static final String USE = "csrf";
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int NONCE = 16;

    /** Where a cookie says who somebody is, which browsers send along with any request. */
    private static final Set<Face> BY_COOKIE =
            EnumSet.of(Face.PORTAL, Face.STOREFRONT, Face.WORKSPACE, Face.OPERATORS, Face.PARTNERS);

    private final Signed signed;
    private final Cookies cookies;

    Csrf(Signed signed, Cookies cookies) {
        this.signed = signed;
        this.cookies = cookies;
    }

    static boolean concerns(HttpServletRequest request) {
        var face = Face.of(request);
        return face != null && BY_COOKIE.contains(face);
    }

    /** Gives a browser that has none its name, before the page is written. */
    void name(HttpServletRequest request, HttpServletResponse response) {
        var browser = cookies.read(request, Cookies.BROWSER).orElse(null);
        if (browser == null) {
            browser = RandomId.ofLength(26);
            cookies.write(response, Cookies.BROWSER, browser, REMEMBERED);
        }
        request.setAttribute(BROWSER, browser);
        request.removeAttribute(TOKEN);
    }

    /** For all forms on the page that this request shows; null where none is needed. */
    @Nullable String token(HttpServletRequest request) {
        if (request.getAttribute(TOKEN) instanceof String token) return token;
        if (!(request.getAttribute(BROWSER) instanceof String browser)) return null;
        var token = token(request, browser, RandomId.ofLength(NONCE));
        request.setAttribute(TOKEN, token);
        return token;
    }

    boolean proved(HttpServletRequest request) {
        var sent = request.getHeader(HEADER);
        if (sent == null) sent = request.getParameter(FIELD);
        var browser = cookies.read(request, Cookies.BROWSER);
        if (sent == null || browser.isEmpty() || sent.length() <= NONCE) return false;
        var expected = token(request, browser.get(), sent.substring(0, NONCE));
        return Signed.equal(expected, sent);
    }

    /** What browsers say about where a request was made; older ones say nothing. */
    static boolean madeElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) return true;
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var host = request.getHeader(HttpHeaders.HOST);
        return origin != null
                && !origin.equals("https://" + host)
                && !origin.equals("http://" + host);
    }

    private String token(HttpServletRequest request, String browser, String nonce) {
        return nonce + signed.mac(USE, nonce + "|" + browser + "|" + session(request));
    }

    /** A form of the time before signing in, or of another's session, is of no use after. */
    private String session(HttpServletRequest request) {
        var face = Face.of(request);
        if (face == null) return "";
        return switch (face) {
            case WORKSPACE -> held(request, Cookies.STAFF) + held(request, Cookies.SUPPORT);
            case OPERATORS -> held(request, Cookies.OPERATOR);
            case PARTNERS -> held(request, Cookies.DISTRIBUTOR);
            case PORTAL, STOREFRONT, API, CALLBACKS, DEVELOPER -> "";
        };
    }

    private String held(HttpServletRequest request, String cookie) {
        return cookies.read(request, cookie).orElse("");
    }
}
