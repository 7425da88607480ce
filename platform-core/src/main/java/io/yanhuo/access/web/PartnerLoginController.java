package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.DistributorSessions;
import io.yanhuo.access.PhoneMemory;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.stereotype.Controller;

/** Where distributors sign in. */
@Controller
@OnFace(Face.PARTNERS)
@Allow(Who.ANYONE)
class PartnerLoginController extends PhoneLoginController {
    PartnerLoginController(DistributorSessions sessions, DoorSign sign, PhoneMemory memory) {
        super(sessions, sign, memory, new Door("partner", Face.PARTNERS, "/"));
    }
}
