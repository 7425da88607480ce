package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.DistributorSessions;
import io.yanhuo.access.PhoneMemory;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;

/** Where distributors sign in. */
@Controller
@OnFace(Face.PARTNERS)
@Allow(Who.ANYONE)
class PartnerLoginController extends PhoneLoginController {
    private final DistributorSessions sessions;

    PartnerLoginController(DistributorSessions sessions, DoorSign sign, PhoneMemory memory) {
        super(sign, memory, "partner", Face.PARTNERS);
        this.sessions = sessions;
    }

    @Override
    void sendCode(PhoneNumber phone) {
        sessions.sendCode(phone);
    }

    @Override
    void signIn(
            PhoneNumber phone,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.signIn(phone, code, request, response);
    }

    @Override
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(response);
    }

    @Override
    String home() {
        return "/";
    }
}
