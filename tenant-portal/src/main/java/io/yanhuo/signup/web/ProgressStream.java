package io.yanhuo.signup.web;

import io.yanhuo.signup.Progress;
import io.yanhuo.signup.Signups;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open progress page how far its restaurant has got. Reads the rows, so that it does not
 * matter on which node the work is done.
 */
@Component
class ProgressStream {
    private static final long LONGEST_MILLIS = 60_000;
    private static final long PAUSE_MILLIS = 300;

    private final Signups signups;

    ProgressStream(Signups signups) {
        this.signups = signups;
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
        try {
            while (!gone.get() && (last == null || last.state() == Progress.State.WORKING)) {
                var now = signups.progress(signupId);
                if (!now.equals(last)) emitter.send(Message.of(now), MediaType.APPLICATION_JSON);
                last = now;
                Thread.sleep(PAUSE_MILLIS);
            }
            emitter.complete();
        } catch (InterruptedException | IOException | RuntimeException _) {
            // The page has gone away; if it has not, it asks again.
            emitter.complete();
        }
    }
}
