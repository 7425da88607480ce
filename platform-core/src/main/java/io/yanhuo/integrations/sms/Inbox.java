package io.yanhuo.integrations.sms;

import io.yanhuo.shared.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where text messages go on a developer's machine: nowhere but into this list. */
@Component
@Profile("dev")
public class Inbox implements SmsGateway {
    private static final int KEPT = 200;

    private final ConcurrentLinkedDeque<Message> messages = new ConcurrentLinkedDeque<>();
    private final Set<String> notices = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** A message as a phone would show it. */
    public record Message(String phone, String text, Instant at) {}

    @Override
    public void sendCode(PhoneNumber phone, String purpose, String code) {
        add(phone, "验证码 " + code + "，5 分钟内有效。请勿告诉他人。（" + purpose + "）");
    }

    @Override
    public void sendNotice(PhoneNumber phone, String key, String text) {
        if (notices.add(key)) add(phone, text);
    }

    /** The newest first. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    private void add(PhoneNumber phone, String text) {
        messages.addFirst(new Message(phone.digits(), "【烟火】" + text, clock.instant()));
        while (messages.size() > KEPT) messages.removeLast();
    }
}
