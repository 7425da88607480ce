package io.yanhuo.storefront.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
    void menu(Actor actor, Model model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var glance = glances.read(actor.id(), TableCookie.code(request));
        var page = rendered.of(glance, request, response);
        var own =
                List.of(
                        Objects.toString(model.getAttribute("csrf"), "").getBytes(UTF_8),
                        yours(glance, model, request, response));
        answer(page, own, request, response);
    }

    private byte[] yours(
            Glance glance, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (glance.table() == null && glance.offers().isEmpty()) return new byte[0];
        Map<String, Object> own = new HashMap<>(model.asMap());
        own.put("offers", glance.offers());
        if (glance.table() != null) own.put("table", glance.table());
        return rendered.render("storefront/web/yours :: yours", own, request, response)
                .getBytes(UTF_8);
    }

    private static void answer(
            SplicedPage page,
            List<byte[]> own,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Encoding, Accept-Language, Cookie");
        var etag = "W/\"%s\"".formatted(page.version(own));
        if (new ServletWebRequest(request, response).checkNotModified(etag)) return;
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
                && Arrays.stream(accepted.split(",")).anyMatch(coding -> coding.strip().equals("gzip"));
    }
}
