package dev.yanhuo.wechat.callbacks;

import dev.yanhuo.wechat.SandboxSettings;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import dev.yanhuo.wechat.state.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Tells merchants what happened, again and again until they acknowledge it. */
@Component
public class Callbacks {
    private final Store store;
    private final Shelf<Notice> notices;
    private final Courier courier;
    private final SandboxClock clock;
    private final Timeline timeline;
    private final SandboxSettings settings;

    Callbacks(
            Store store,
            Courier courier,
            SandboxClock clock,
            Timeline timeline,
            SandboxSettings settings) {
        this.store = store;
        this.courier = courier;
        this.clock = clock;
        this.timeline = timeline;
        this.settings = settings;
        notices = store.shelf("notices", Notice.class, Notice::id);
        notices.where(notice -> notice.state() == Notice.State.WAITING).forEach(this::schedule);
    }

    /** What a merchant is to be told. */
    public record News(
            String mchid,
            String eventType,
            String originalType,
            String summary,
            String subject,
            String url,
            ObjectNode content) {}

    public Notice send(News news) {
        var now = clock.instant();
        var notice =
                new Notice(
                        UUID.randomUUID().toString(),
                        news.mchid(),
                        news.eventType(),
                        news.originalType(),
                        news.summary(),
                        news.subject(),
                        news.url(),
                        news.content().toString(),
                        now,
                        Notice.State.WAITING,
                        0,
                        now,
                        List.of());
        schedule(notices.put(notice));
        return notice;
    }

    /** The newest first. */
    public List<Notice> all() {
        return notices.all().reversed();
    }

    public Optional<Notice> find(String id) {
        return notices.find(id);
    }

    private void schedule(Notice notice) {
        timeline.at(notice.dueAt(), () -> take(notice));
    }

    /** Whoever was held, delivered or put off in the meantime is not sent. */
    private void take(Notice planned) {
        var current = notices.find(planned.id()).orElse(planned);
        boolean asPlanned =
                current.state() == Notice.State.WAITING
                        && current.dueAt().equals(planned.dueAt())
                        && notices.find(planned.id()).isPresent();
        if (asPlanned) record(courier.deliver(current), planned);
    }

    private void record(Attempt attempt, Notice planned) {
        store.together(() -> {
            notices.find(planned.id()).ifPresent(now -> settle(now.tried(attempt), attempt));
            return attempt;
        });
    }

    private void settle(Notice notice, Attempt attempt) {
        if (!notice.isOpen()) {
            notices.put(notice);
        } else if (attempt.acknowledged()) {
            notices.put(notice.become(Notice.State.DELIVERED));
        } else {
            retry(notice);
        }
    }

    private void retry(Notice notice) {
        var wait = RetryTable.after(notice.retries());
        if (wait.isEmpty()) {
            notices.put(notice.become(Notice.State.GIVEN_UP));
            return;
        }
        var next = clock.instant().plus(settings.scaled(wait.get()));
        schedule(notices.put(notice.due(notice.retries() + 1, next)));
    }
}
