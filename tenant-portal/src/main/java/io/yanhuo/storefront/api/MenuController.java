package io.yanhuo.storefront.api;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;

/** The menu, written once for each of its versions and then handed out as bytes. */
@ApiController
@Allow(Who.ANYONE)
class MenuController {
    private final MenuBytes menus;

    MenuController(MenuBytes menus) {
        this.menus = menus;
    }

    @GetMapping("/menu")
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var menu = menus.current();
        boolean gzip = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        response.setHeader(HttpHeaders.ETAG, gzip ? menu.gzipTag() : menu.plainTag());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (menu.isWhat(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        if (gzip) response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        var bytes = gzip ? menu.gzip() : menu.plain();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean acceptsGzip(@org.jspecify.annotations.Nullable String header) {
        return header != null
                && header.contains("gzip")
                && !header.matches(".*gzip;\\s*q=0(\\.0*)?\\s*(,.*|$)");
    }
}
