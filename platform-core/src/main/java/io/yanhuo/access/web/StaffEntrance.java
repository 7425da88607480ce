package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.StaffSessions;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets staff in by a ticket, such as the one at the end of sign-up. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(Who.ANYONE)
class StaffEntrance {
    private final StaffSessions sessions;

    StaffEntrance(StaffSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/admin/enter")
    String enter(
            @RequestParam String ticket, HttpServletRequest request, HttpServletResponse response) {
        return "redirect:" + sessions.enter(ticket, request, response);
    }
}
