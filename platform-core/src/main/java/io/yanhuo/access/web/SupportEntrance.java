package io.yanhuo.access.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.SupportSessions;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where operators come into a workspace to help, and leave it. */
@Controller
@OnFace(Face.WORKSPACE)
@RequestMapping("/admin/support")
class SupportEntrance {
    private final SupportSessions sessions;
    private final AddressSettings address;

    SupportEntrance(SupportSessions sessions, AddressSettings address) {
        this.sessions = sessions;
        this.address = address;
    }

    /** By way of the console, where it shows who asks. */
    @GetMapping("/door")
    @Allow(value = Who.ANYONE, support = SupportMay.LOOK)
    String setOut(@RequestParam String access, HttpServletResponse response) {
        var console =
                UriComponentsBuilder.fromUriString(address.url(address.hostOf("ops")))
                        .path("/support/{access}/door")
                        .queryParam("way", sessions.setOut(response));
        return "redirect:" + console.build(access);
    }

    @GetMapping("/enter")
    @Allow(value = Who.ANYONE, support = SupportMay.LOOK)
    String enter(
            @RequestParam String secret, HttpServletRequest request, HttpServletResponse response) {
        sessions.enter(secret, request, response);
        return "redirect:/admin";
    }

    @PostMapping("/leave")
    @Allow(Who.SUPPORT)
    String leave(Actor support, HttpServletResponse response) {
        sessions.leave(support, response);
        return "redirect:/admin/login?left";
    }
}
