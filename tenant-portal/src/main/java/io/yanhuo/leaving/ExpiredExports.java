package io.yanhuo.leaving;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.TenantFiles;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes exports whose time is over. */
@Component
class ExpiredExports implements RecurringJob {
    private final TenantFiles files;

    ExpiredExports(TenantFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "expired-exports";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        files.overdue().forEach(files::delete);
    }
}
