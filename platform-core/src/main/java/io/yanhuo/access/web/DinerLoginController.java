package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.PhoneMemory;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.stereotype.Controller;

/** Where diners sign in. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DinerLoginController extends PhoneLoginController {
    DinerLoginController(DinerSessions sessions, DoorSign sign, PhoneMemory memory) {
        super(sessions, sign, memory, new Door("diner", Face.STOREFRONT, "/me"));
    }
}
