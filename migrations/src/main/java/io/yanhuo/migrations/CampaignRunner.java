package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on a campaign with a few hands for each database server; several processes may work on the
 * same one.
 */
public final class CampaignRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignRunner.class);
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Dispatch dispatch;
    private final DatabaseServers servers;
    private final Release release;
    private final CampaignSettings settings;
    private final Map<String, SchemaUpgrade> upgrades = new ConcurrentHashMap<>();
    private final Set<Target> held = ConcurrentHashMap.newKeySet();

    /**
     * @param platform the platform schema
     * @param owner of the leases: which process this is
     */
    public CampaignRunner(
            DataSource platform,
            DatabaseServers servers,
            Release release,
            CampaignSettings settings,
            Clock clock,
            String owner) {
        this.dispatch = new Dispatch(platform, settings, clock, owner);
        this.servers = servers;
        this.release = release;
        this.settings = settings;
    }

    /**
     * Returns when nothing is left to do, or somebody has stopped the campaign, or nobody wants to
     * go on here.
     */
    public void work(Campaign campaign, BooleanSupplier wanted) {
        if (!campaign.to().equals(release.version())) {
            throw new IllegalArgumentException(
                    "the campaign leads to " + campaign.to() + ", this is " + release.version());
        }
        int hands = dispatch.servers(campaign) * campaign.perServer();
        if (hands == 0) hands = 1;
        try (var renewal = Executors.newSingleThreadScheduledExecutor();
                var workers = Executors.newFixedThreadPool(hands)) {
            long pause = Math.max(1, settings.lease().toMillis() / 3);
            renewal.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
            for (int i = 0; i < hands; i++) workers.execute(() -> hand(campaign.id(), wanted));
            workers.shutdown();
            awaitEnd(workers);
            renewal.shutdownNow();
        }
    }

    private static void awaitEnd(ExecutorService workers) {
        try {
            while (!workers.awaitTermination(1, TimeUnit.HOURS)) LOG.debug("still at work");
        } catch (InterruptedException _) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        for (var target : held) {
            try {
                dispatch.renew(target);
            } catch (Target.Lost _) {
                // The hand notices by itself with the next thing it writes.
                held.remove(target);
            } catch (RuntimeException e) {
                LOG.warn("could not renew the lease on restaurant {}", target.tenant(), e);
            }
        }
    }

    private void hand(long campaign, BooleanSupplier wanted) {
        try (var sessions = new DdlSessions(servers, settings.lockWait())) {
            while (wanted.getAsBoolean()) {
                switch (dispatch.next(campaign)) {
                    case Dispatch.Answer.Take(var target) -> bring(target, sessions);
                    case Dispatch.Answer.Wait _ -> Thread.sleep(BREATH);
                    case Dispatch.Answer.Leave _ -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a hand lets go of campaign {}", campaign, e);
        }
    }

    private void bring(Target target, DdlSessions sessions) {
        held.add(target);
        try {
            var upgrade = upgrade(target.cluster());
            dispatch.done(target, sessions.alone(target, on -> bring(target, upgrade, on)));
        } catch (Target.Lost lost) {
            LOG.info("{}", lost.getMessage());
        } catch (UpgradeFailure failure) {
            record(target, failure);
        } catch (BrokenRelease broken) {
            LOG.error("{}", broken.getMessage(), broken);
            dispatch.giveUp(target, String.valueOf(broken.getMessage()));
        } finally {
            held.remove(target);
        }
    }

    private String bring(Target target, SchemaUpgrade upgrade, Connection on) throws SQLException {
        if (!dispatch.quiet(target)) {
            throw new SQLTransientException("somebody moves, copies or removes it just now");
        }
        return upgrade.bring(on, target.schema(), target.cutOff());
    }

    /** Once for each server: all hands wait for the one that prepares it. */
    private SchemaUpgrade upgrade(String cluster) {
        return upgrades.computeIfAbsent(
                cluster,
                name -> {
                    try {
                        return SchemaUpgrade.prepare(servers.ddl(name), release);
                    } catch (SQLException e) {
                        throw new BrokenRelease(name, e);
                    }
                });
    }

    private void record(Target target, UpgradeFailure failure) {
        LOG.warn("restaurant {}: {}", target.tenant(), failure.getMessage());
        var what = String.valueOf(failure.getMessage());
        try {
            if (failure.passes()) dispatch.failedForNow(target, what);
            else dispatch.failed(target, what);
        } catch (Target.Lost lost) {
            LOG.info("{}", lost.getMessage());
        }
    }
}
