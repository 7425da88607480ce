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
                        .threads(2)
                        .pollingInterval(Duration.ofSeconds(5))
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
