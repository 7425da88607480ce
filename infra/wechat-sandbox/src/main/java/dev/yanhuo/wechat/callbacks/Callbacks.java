package dev.yanhuo.wechat.callbacks;

import dev.yanhuo.wechat.SandboxSettings;
import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.FaultKind;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.faults.Occasion;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import dev.yanhuo.wechat.state.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells merchants what happened, again and again until they acknowledge it. */
@Component
public class Callbacks {
    private final Store store;
    private final Shelf<Notice> notices;
    private final Courier courier;
    private final Faults faults;
    private final SandboxClock clock;
    private final Timeline timeline;
    private final SandboxSettings settings;

    Callbacks(
            Store store,
            Courier courier,
            Faults faults,
            SandboxClock clock,
            Timeline timeline,
            SandboxSettings settings) {
        this.store = store;
        this.courier = courier;
        this.faults = faults;
        this.clock = clock;
        this.timeline = timeline;
        this.settings = settings;
        notices = store.shelf("notices", Notice.class, Notice::id);
        notices.where(notice -> notice.state() == Notice.State.WAITING).forEach(this::schedule);
    }

    public Notice send(News news) {
        var hits = faults.strike(Occasion.callback(news.mchid(), news.eventType(), news.subject()));
        var fresh = Notice.of(UUID.randomUUID().toString(), news, clock.instant());
        var notice = notices.put(befallen(fresh.altered(Trick.of(hits).orElse(null)), hits));
        if (notice.state() == Notice.State.WAITING) schedule(notice);
        hits.stream().filter(hit -> hit.action() == FaultKind.C1).forEach(hit -> copy(notice, hit));
        return notice;
    }

    /** Without any process in between, as if it had never been meant to be sent. */
    public Notice lose(News news) {
        var fresh = Notice.of(UUID.randomUUID().toString(), news, clock.instant());
        return notices.put(fresh.become(Notice.State.LOST));
    }

    private Notice befallen(Notice notice, List<Fault> hits) {
        for (var hit : hits) {
            if (hit.action() == FaultKind.C10) return notice.become(Notice.State.LOST);
            if (hit.action() != FaultKind.C2) continue;
            if (hit.variant().equals("hold")) return notice.become(Notice.State.HELD);
            var late = Duration.ofSeconds(Long.parseLong(hit.valueOr("3600")));
            return notice.due(clock.instant().plus(settings.scaled(late)));
        }
        return notice;
    }

    private void copy(Notice notice, Fault fault) {
        int copies = Integer.parseInt(fault.valueOr("5"));
        for (int i = 1; i < copies; i++) timeline.now(() -> deliver(notice, null, false));
    }

    /** Waits until somebody was told about it once, or could not be. */
    public void awaitFirstAttempt(String subject) {
        long deadline = System.nanoTime() + 2 * settings.callbackLimit().toNanos();
        while (System.nanoTime() < deadline && !attempted(subject)) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean attempted(String subject) {
        return notices.where(notice -> notice.news().subject().equals(subject))
                .anyMatch(notice -> !notice.attempts().isEmpty());
    }

    /** The newest first. */
    public List<Notice> all() {
        return notices.all().reversed();
    }

    public Optional<Notice> find(String id) {
        return notices.find(id);
    }

    /** Another attempt right now, outside of the table; altered, if so wanted. */
    public void resend(Notice notice, @Nullable Trick trick) {
        timeline.now(() -> deliver(notice, trick, false));
    }

    public void hold(Notice notice) {
        store.together(() ->
                notices.find(notice.id())
                        .filter(Notice::isOpen)
                        .map(now -> notices.put(now.become(Notice.State.HELD))));
    }

    /** Goes on at once with what was held or lost. */
    public void release(Notice notice) {
        store.together(() -> {
            var waiting = notice.due(clock.instant()).become(Notice.State.WAITING);
            schedule(notices.put(waiting));
            return waiting;
        });
    }

    private void schedule(Notice notice) {
        timeline.at(notice.dueAt(), () -> take(notice));
    }

    /** Whoever was held, delivered or put off in the meantime is not sent. */
    private void take(Notice planned) {
        notices.find(planned.id())
                .filter(now -> now.state() == Notice.State.WAITING)
                .filter(now -> now.dueAt().equals(planned.dueAt()))
                .ifPresent(now -> deliver(now, now.firstTrick(), true));
    }

    /** Only a {@code planned} attempt moves on in the table. */
    private void deliver(Notice notice, @Nullable Trick trick, boolean planned) {
        var attempt = courier.deliver(notice, trick);
        store.together(() -> {
            notices.find(notice.id())
                    .ifPresent(now -> settle(now.tried(attempt), planned, attempt));
            return attempt;
        });
    }

    private void settle(Notice now, boolean planned, Attempt attempt) {
        if (!now.isOpen()) {
            notices.put(now);
        } else if (attempt.acknowledged()) {
            delivered(now);
        } else if (planned && now.state() == Notice.State.WAITING) {
            retry(now.altered(now.replay()));
        } else {
            notices.put(now);
        }
    }

    private void delivered(Notice notice) {
        var trick = notice.trick();
        var done = notices.put(notice.become(Notice.State.DELIVERED));
        boolean replayed = trick != null && trick.action() == FaultKind.C5;
        if (replayed) timeline.now(() -> deliver(done, trick, false));
    }

    private void retry(Notice notice) {
        var wait = RetryTable.after(notice.retries());
        if (wait.isEmpty()) {
            notices.put(notice.become(Notice.State.GIVEN_UP));
            return;
        }
        var next = clock.instant().plus(settings.scaled(wait.get()));
        schedule(notices.put(notice.retriedAt(next)));
    }
}
