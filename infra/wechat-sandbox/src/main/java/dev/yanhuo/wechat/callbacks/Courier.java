package dev.yanhuo.wechat.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.SandboxSettings;
import dev.yanhuo.wechat.state.SandboxClock;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes one attempt to deliver a notice. */
@Component
class Courier {
    private static final int SHOWN = 2000;

    private final Packing packing;
    private final Post post;
    private final SandboxClock clock;

    Courier(Packing packing, SandboxClock clock, SandboxSettings settings) {
        this.packing = packing;
        this.clock = clock;
        post = new Post(settings.callbackLimit());
    }

    Attempt deliver(Notice notice) {
        return send(notice, packing.pack(notice), "regular");
    }

    Attempt send(Notice notice, Parcel parcel, String kind) {
        var at = clock.instant();
        long start = System.nanoTime();
        try {
            var reply = post.send(notice.url(), parcel.headers(), parcel.body());
            return attempt(notice, parcel, kind, at, start, reply.status(), reply.body());
        } catch (IOException | RuntimeException e) {
            return attempt(notice, parcel, kind, at, start, 0, e.toString());
        }
    }

    private static Attempt attempt(
            Notice notice,
            Parcel parcel,
            String kind,
            Instant at,
            long start,
            int status,
            String outcome) {
        return new Attempt(
                notice.attempts().size() + 1,
                kind,
                at,
                status,
                (System.nanoTime() - start) / 1_000_000,
                shown(outcome),
                shown(sent(parcel)));
    }

    private static String sent(Parcel parcel) {
        var text = new StringBuilder();
        parcel.headers().forEach((name, value) -> text.append(name + ": " + value + "\n"));
        return text.append("\n").append(new String(parcel.body(), UTF_8)).toString();
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
