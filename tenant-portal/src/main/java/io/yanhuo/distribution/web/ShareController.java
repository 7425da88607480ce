package io.yanhuo.distribution.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.ShareLinks;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A share link: counts, binds, and leads to the menu; a stale one just leads to the menu. */
@Controller
@OnFace(Face.STOREFRONT)
class ShareController {
    private final ShareLinks links;
    private final DinerSessions sessions;

    ShareController(ShareLinks links, DinerSessions sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    @GetMapping("/s/{code}")
    @Allow(Who.ANYONE)
    String follow(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        links.follow(code, () -> sessions.ensure(request, response).id());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "redirect:/";
    }
}
