package io.yanhuo.signup.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.yanhuo.signup.Progress;
import io.yanhuo.signup.Signups;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open progress page how far its restaurant has got. Reads the rows, so that it does not
 * matter on which node the work is done; once for all pages of a sign-up, and the less often the
 * longer nothing happens.
 */
@Component
class ProgressStream {
    private static final long LONGEST_MILLIS = 60_000;
    private static final long SHORTEST_PAUSE = 300;
    private static final long LONGEST_PAUSE = 2_000;

    private final LoadingCache<String, Progress> newest;

    @Autowired
    ProgressStream(Signups signups) {
        this(signups::progress);
    }

    ProgressStream(Function<String, Progress> look) {
        this.newest =
                Caffeine.newBuilder()
                        .expireAfterWrite(Duration.ofMillis(SHORTEST_PAUSE))
                        .maximumSize(10_000)
                        .build(look::apply);
    }

    /** What the page's script reads. */
    record Message(Progress.State state, long done, List<Progress.Step> steps) {
        static Message of(Progress progress) {
            return new Message(progress.state(), progress.done(), progress.steps());
        }
    }

    SseEmitter of(String signupId) {
        var emitter = new SseEmitter(LONGEST_MILLIS);
        var gone = new AtomicBoolean();
        emitter.onCompletion(() -> gone.set(true));
        emitter.onTimeout(emitter::complete);
        Thread.startVirtualThread(() -> tell(signupId, emitter, gone));
        return emitter;
    }

    private void tell(String signupId, SseEmitter emitter, AtomicBoolean gone) {
        Progress last = null;
        long pause = SHORTEST_PAUSE;
        try {
            while (!gone.get() && (last == null || last.state() == Progress.State.WORKING)) {
                var now = newest.get(signupId);
                boolean fresh = !now.equals(last);
                if (fresh) emitter.send(Message.of(now), MediaType.APPLICATION_JSON);
                last = now;
                pause = fresh ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
                Thread.sleep(pause);
            }
            emitter.complete();
        } catch (InterruptedException | IOException | RuntimeException _) {
            // The page has gone away; if it has not, it asks again.
            emitter.complete();
        }
    }
}
