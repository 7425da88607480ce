package io.yanhuo.storefront.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/** The menu: the first page that diners open. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DinerMenu {
    private final Glance.Reader glances;
    private final RenderedMenus rendered;

    DinerMenu(Glance.Reader glances, RenderedMenus rendered) {
        this.glances = glances;
        this.rendered = rendered;
    }

    @GetMapping("/")
    void menu(Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var diner = actor.kind() == Who.DINER ? actor.id() : "";
        var glance = glances.read(diner, TableCookie.code(request));
        var page = rendered.of(glance, request, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Encoding, Accept-Language, Cookie");
        var etag = etag(page, glance, request);
        if (new ServletWebRequest(request, response).checkNotModified(etag)) return;
        write(page, List.of(rendered.own(glance, request, response)), request, response);
    }

    /** The form token in it is another each time, and yet good as long as the cookies are. */
    private static String etag(SplicedPage page, Glance glance, HttpServletRequest request) {
        var cookies = request.getHeader(HttpHeaders.COOKIE);
        int own = Objects.hash(glance.table(), glance.offers(), cookies);
        return "W/\"%s%08x\"".formatted(page.version(), own);
    }

    private static void write(
            SplicedPage page,
            List<byte[]> own,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        boolean gzip = acceptsGzip(request);
        if (gzip) response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        var bytes = gzip ? page.gzip(own) : page.plain(own);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && Arrays.stream(accepted.split(","))
                        .anyMatch(coding -> coding.strip().equals("gzip"));
    }
}
