package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a diner in by a ticket of the mini-program. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DinerEntrance {
    private final DinerSessions sessions;

    DinerEntrance(DinerSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/enter")
    String enter(
            @RequestParam String ticket, HttpServletRequest request, HttpServletResponse response) {
        return "redirect:" + sessions.enter(ticket, request, response);
    }
}
