package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.DinerSessions;
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

/** Lets a diner in by a ticket of the mini-program. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DinerEntrance {
    private final DinerSessions sessions;
    private final TakeOvers takeOvers;
    private final DoorSign sign;

    DinerEntrance(DinerSessions sessions, TakeOvers takeOvers, DoorSign sign) {
        this.sessions = sessions;
        this.takeOvers = takeOvers;
        this.sign = sign;
    }

    /** At once, unless somebody else is signed in here: whoever that is has to agree. */
    @GetMapping("/enter")
    ModelAndView come(
            @RequestParam String ticket, HttpServletRequest request, HttpServletResponse response) {
        return takeOvers
                .ofDiner(ticket, request)
                .map(takeOver -> question(takeOver, ticket))
                .orElseGet(() -> enter(ticket, request, response));
    }

    @PostMapping("/enter")
    ModelAndView enter(
            @RequestParam String ticket, HttpServletRequest request, HttpServletResponse response) {
        return new ModelAndView("redirect:" + sessions.enter(ticket, request, response));
    }

    private ModelAndView question(TakeOver takeOver, String ticket) {
        return new ModelAndView("access/web/take-over")
                .addObject("door", sign.of("diner", Face.STOREFRONT))
                .addObject("takeOver", takeOver)
                .addObject("ticket", ticket)
                .addObject("action", "/enter")
                .addObject("stay", "/me");
    }
}
