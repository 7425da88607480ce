package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.StaffSessions;
import io.yanhuo.access.TakeOver;
import io.yanhuo.access.TakeOvers;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets staff in by a ticket, such as the one at the end of sign-up. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(Who.ANYONE)
class StaffEntrance {
    private final StaffSessions sessions;
    private final TakeOvers takeOvers;
    private final DoorSign sign;

    StaffEntrance(StaffSessions sessions, TakeOvers takeOvers, DoorSign sign) {
        this.sessions = sessions;
        this.takeOvers = takeOvers;
        this.sign = sign;
    }

    /** At once, unless somebody else is signed in here: whoever that is has to agree. */
    @GetMapping("/admin/enter")
    ModelAndView come(
            @RequestParam String ticket, HttpServletRequest request, HttpServletResponse response) {
        return takeOvers
                .ofStaff(ticket, request)
                .map(takeOver -> question(takeOver, ticket))
                .orElseGet(() -> enter(ticket, request, response));
    }

    @PostMapping("/admin/enter")
    ModelAndView enter(
            @RequestParam String ticket, HttpServletRequest request, HttpServletResponse response) {
        return new ModelAndView("redirect:" + sessions.enter(ticket, request, response));
    }

    private ModelAndView question(TakeOver takeOver, String ticket) {
        return new ModelAndView("access/web/take-over")
                .addObject("door", sign.of("staff", Face.WORKSPACE))
                .addObject("takeOver", takeOver)
                .addObject("ticket", ticket)
                .addObject("action", "/admin/enter")
                .addObject("stay", "/admin");
    }
}
