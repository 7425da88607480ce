package io.yanhuo.practice.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.integrations.PracticeMessages;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** In a practice copy: the text messages that nobody's phone got. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.ORDERS_VIEW)
class PracticeMessagesController {
    private static final String PATH = "/admin/practice-messages";

    private final PracticeMessages messages;
    private final Tenants tenants;

    PracticeMessagesController(PracticeMessages messages, Tenants tenants) {
        this.messages = messages;
        this.tenants = tenants;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry practiceMessagesEntry() {
            return new WorkspaceEntry(
                            "practice.messages.navigation",
                            PATH,
                            Permission.ORDERS_VIEW,
                            30,
                            "send")
                    .inPracticeOnly();
        }
    }

    @GetMapping(PATH)
    ModelAndView show() {
        return new ModelAndView("practice/web/messages")
                .addObject("messages", messages.latest())
                .addObject("zone", ZoneId.of(tenants.current().timeZone()));
    }
}
