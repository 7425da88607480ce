package io.yanhuo.integrations;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.yanhuo.shared.TraceNumber;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs each {@link RecurringJob} on one node at a time, and on another if that one dies. */
@Component
class RecurringJobs implements SmartLifecycle {
    /** Each node says so often what it is at; after some silence another takes that over. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final int SILENCES = 6;

    private final DataSource platform;
    private final List<RecurringJob> jobs;
    private @Nullable Scheduler scheduler;

    RecurringJobs(DataSource platform, List<RecurringJob> jobs) {
        this.platform = platform;
        this.jobs = jobs;
    }

    @Override
    public void start() {
        var fresh =
                Scheduler.create(platform)
                        .startTasks(jobs.stream().map(RecurringJobs::task).toList())
                        .alwaysPersistTimestampInUTC()
                        // One that takes long keeps none from its turn.
                        .threads(Math.max(1, jobs.size()))
                        .pollingInterval(Duration.ofSeconds(5))
                        .heartbeatInterval(SIGN_OF_LIFE)
                        .missedHeartbeatsLimit(SILENCES)
                        .shutdownMaxWait(Duration.ofSeconds(5))
                        .build();
        fresh.start();
        scheduler = fresh;
    }

    @Override
    public void stop() {
        if (scheduler != null) scheduler.stop();
        scheduler = null;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((_, _) -> TraceNumber.run(job::run));
    }
}
