package io.yanhuo.tenancy;

import io.yanhuo.migrations.Campaign;
import io.yanhuo.migrations.CampaignRunner;
import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.Release;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the restaurants to this release beside all other work: begins a campaign or joins the one
 * that is open, once no application runs any more that could not serve the new structure.
 */
final class FleetWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FleetWatch.class);

    private final Campaigns campaigns;
    private final CampaignRunner runner;
    private final Release release;
    private final FleetSettings settings;
    private final String node;
    private volatile @Nullable ScheduledExecutorService threads;
    private volatile boolean working;

    FleetWatch(
            Campaigns campaigns,
            CampaignRunner runner,
            Release release,
            FleetSettings settings,
            String node) {
        this.campaigns = campaigns;
        this.runner = runner;
        this.release = release;
        this.settings = settings;
        this.node = node;
    }

    /** Nobody waits for any of it. */
    @Override
    public void start() {
        var fresh = Executors.newScheduledThreadPool(2);
        threads = fresh;
        repeat(fresh, () -> campaigns.alive(node));
        repeat(fresh, this::look);
    }

    private void repeat(ScheduledExecutorService own, Runnable work) {
        own.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        if (isRunning()) LOG.warn("fleet: tries again in a while", e);
                    }
                },
                0,
                settings.every().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (settings.auto()) campaigns.beginByItself("release " + release.version());
        campaigns.open().filter(this::ready).ifPresent(this::work);
    }

    private boolean ready(Campaign campaign) {
        return campaign.state() == Campaign.State.RUNNING
                && campaign.to().equals(release.version())
                && campaigns.tooOld(campaign).isEmpty();
    }

    private void work(Campaign campaign) {
        LOG.info("fleet: works on campaign {} to {}", campaign.id(), campaign.to());
        working = true;
        try {
            runner.work(campaign, this::isRunning);
        } finally {
            working = false;
        }
        LOG.info("fleet: leaves campaign {}", campaign.id());
    }

    /** What has been begun is finished: that takes no longer than a statement waits for a lock. */
    @Override
    public void stop() {
        var own = threads;
        threads = null;
        if (own == null) return;
        own.shutdown();
        try {
            if (working) LOG.debug("fleet: ended {}", own.awaitTermination(10, TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        own.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
