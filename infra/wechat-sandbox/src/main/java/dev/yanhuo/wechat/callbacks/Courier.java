package dev.yanhuo.wechat.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.SandboxSettings;
import dev.yanhuo.wechat.journal.Entry;
import dev.yanhuo.wechat.journal.Journal;
import dev.yanhuo.wechat.state.SandboxClock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one attempt to deliver a notice. */
@Component
class Courier {
    private static final int SHOWN = 2000;

    private final Wrapping wrapping;
    private final Post post;
    private final SandboxClock clock;
    private final Journal journal;

    Courier(Wrapping wrapping, SandboxClock clock, Journal journal, SandboxSettings settings) {
        this.wrapping = wrapping;
        this.clock = clock;
        this.journal = journal;
        post = new Post(settings.callbackLimit());
    }

    Attempt deliver(Notice notice, @Nullable Trick trick) {
        var parcel = wrapping.wrap(notice, trick);
        var kind = trick == null ? "regular" : trick.label();
        var at = clock.instant();
        long start = System.nanoTime();
        var reply = send(notice, parcel);
        record(notice, parcel, reply, kind);
        return attempt(kind, at, start, reply, parcel);
    }

    private Post.Reply send(Notice notice, Parcel parcel) {
        try {
            return post.send(notice.news().url(), parcel.headers(), parcel.body());
        } catch (IOException | RuntimeException e) {
            return new Post.Reply(0, e.toString());
        }
    }

    private void record(Notice notice, Parcel parcel, Post.Reply reply, String kind) {
        journal.record(
                Entry.Direction.OUT,
                "POST " + notice.news().url(),
                new Journal.Message(parcel.headers(), new String(parcel.body(), UTF_8)),
                reply.status(),
                new Journal.Message(Map.of(), reply.body()),
                kind.equals("regular") ? List.of() : List.of(kind));
    }

    private static Attempt attempt(
            String kind, Instant at, long start, Post.Reply reply, Parcel parcel) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Attempt(
                kind, at, reply.status(), millis, shown(reply.body()), shown(sent(parcel)));
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
