package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.integrations.sms.Inbox.Message;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The text messages that nobody's phone gets on a developer's machine. */
@Controller
@RequestMapping("/dev/inbox")
@OnFace(Face.DEVELOPER)
@Allow(Who.DEVELOPER)
@Profile("dev")
class InboxController {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    record Row(String phone, String text, String at) {
        static Row of(Message message) {
            return new Row(message.phone(), message.text(), TIME.format(message.at()));
        }
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String show(@RequestParam(defaultValue = "") String phone, Model model) {
        model.addAttribute("phone", phone);
        model.addAttribute("messages", messages(phone).stream().map(Row::of).toList());
        return "access/web/inbox";
    }

    /** For tests, the newest first. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Message> messages(@RequestParam(defaultValue = "") String phone) {
        return inbox.messages().stream()
                .filter(message -> message.phone().contains(phone.strip()))
                .toList();
    }
}
