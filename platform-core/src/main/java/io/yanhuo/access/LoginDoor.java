package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Shows people the way to where they sign in; tells machines that they have to. */
@Component
class LoginDoor {
    /**
     * Answers the request by a redirect.
     *
     * @return false, as nothing more is to be done
     * @throws Refused if whoever asks is not a person in front of a page
     */
    boolean show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var login = login(Face.of(request)).orElseThrow(LoginDoor::notSignedIn);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", login + next(request.getHeader("HX-Current-URL")));
            throw notSignedIn();
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE)) throw notSignedIn();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, login + next(request));
        return false;
    }

    private static Optional<String> login(@Nullable Face face) {
        if (face == null) return Optional.empty();
        return switch (face) {
            case WORKSPACE -> Optional.of("/admin/login");
            case STOREFRONT, OPERATORS, PARTNERS -> Optional.of("/login");
            case PORTAL, API, CALLBACKS, DEVELOPER -> Optional.empty();
        };
    }

    /** Only a page that was looked at can be returned to. */
    private static String next(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) return "";
        var query = request.getQueryString();
        return next(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static String next(@Nullable String address) {
        var path = address == null ? "" : address.replaceFirst("^https?://[^/]*", "");
        return LocalPage.is(path) ? "?next=" + UriUtils.encode(path, StandardCharsets.UTF_8) : "";
    }

    private static Refused notSignedIn() {
        return new Refused(new AccessRefusal.NotSignedIn());
    }
}
