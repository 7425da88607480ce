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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Works on a campaign with a few hands for each database server; several processes may work on the
 * same one.
 */
public final class CampaignRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignRunner.class);
    private static final Duration BREATH = Duration.ofMillis(100);

    /** In a row; whoever is refused a connection has waited for it besides. */
    private static final int MISSES = 200;

    private final Dispatch dispatch;
    private final DatabaseServers servers;
    private final Release release;
    private final CampaignSettings settings;
    private final Map<String, Prepared> upgrades = new ConcurrentHashMap<>();
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
     * Returns when nothing is left to do, or somebody has stopped the campaign, or an application
     * runs that could not serve what it makes, or nobody wants to go on here.
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
            for (int misses = 0; wanted.getAsBoolean(); ) {
                try {
                    switch (dispatch.next(campaign)) {
                        case Dispatch.Answer.Take(var target) -> bring(target, sessions);
                        case Dispatch.Answer.Wait _ -> Thread.sleep(BREATH);
                        case Dispatch.Answer.Leave _ -> {
                            return;
                        }
                    }
                    misses = 0;
                } catch (DataAccessException | TransactionException e) {
                    if (++misses == MISSES) throw e;
                    missed(campaign, e);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a hand lets go of campaign {}", campaign, e);
        }
    }

    /**
     * Another one's lock, or a moment without the platform's database, ends no hand's work. What
     * came of a restaurant and could not be written is found out again when its lease has run out.
     */
    private static void missed(long campaign, RuntimeException why) throws InterruptedException {
        LOG.warn("campaign {}: goes on in a moment: {}", campaign, why.toString());
        Thread.sleep(BREATH);
    }

    private void bring(Target target, DdlSessions sessions) {
        held.add(target);
        try {
            attempt(target, sessions);
        } catch (Target.Lost lost) {
            LOG.info("{}", lost.getMessage());
        } finally {
            held.remove(target);
        }
    }

    private void attempt(Target target, DdlSessions sessions) {
        var traces = new Traces(target.left());
        try {
            var upgrade = upgrade(target);
            dispatch.done(target, sessions.alone(target, on -> bring(target, upgrade, on, traces)));
        } catch (Target.Lost lost) {
            throw lost;
        } catch (UpgradeFailure failure) {
            record(target, failure, traces);
        } catch (BrokenRelease broken) {
            LOG.error("{}", broken.getMessage(), broken);
            dispatch.giveUp(target, String.valueOf(broken.getMessage()));
        } catch (OutOfReach away) {
            LOG.warn("restaurant {} waits: {}", target.tenant(), away.getMessage());
            // Whoever prepares it anew says that it is back.
            upgrades.remove(target.cluster());
            dispatch.rest(target, String.valueOf(away.getMessage()));
        } catch (RuntimeException e) {
            // Nobody foresaw it; or the platform's rows were out of reach for a moment.
            LOG.error("restaurant {}", target.tenant(), e);
            dispatch.failedForNow(target, e.toString(), traces.left());
        }
    }

    private String bring(Target target, SchemaUpgrade upgrade, Connection on, Traces traces)
            throws SQLException {
        if (!dispatch.quiet(target)) {
            throw new SQLTransientException("somebody moves, copies or removes it just now");
        }
        return upgrade.bring(on, target.schema(), traces);
    }

    private SchemaUpgrade upgrade(Target target) {
        return upgrades.computeIfAbsent(target.cluster(), _ -> new Prepared()).of(target);
    }

    /** Once for each server: its hands wait for the one that prepares it, no others do. */
    private final class Prepared {
        private @Nullable SchemaUpgrade upgrade;

        private synchronized SchemaUpgrade of(Target target) {
            if (upgrade != null) return upgrade;
            var prepared = prepare(target.cluster());
            upgrade = prepared;
            reached(target);
            return prepared;
        }
    }

    /** Those that were put off find it out by themselves. */
    private void reached(Target target) {
        try {
            dispatch.reached(target);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} is back, which could not be noted: {}", target.cluster(), e.toString());
        }
    }

    private SchemaUpgrade prepare(String cluster) {
        var ddl = ddl(cluster);
        try {
            return SchemaUpgrade.prepare(ddl, release);
        } catch (SQLException | RuntimeException e) {
            throw notPrepared("template on " + cluster, e);
        }
    }

    private DataSource ddl(String cluster) {
        try {
            return servers.ddl(cluster);
        } catch (RuntimeException e) {
            throw notPrepared("server " + cluster, e);
        }
    }

    private static RuntimeException notPrepared(String what, Exception why) {
        return UpgradeFailure.passes(why)
                ? new OutOfReach(what, why)
                : new BrokenRelease(what, why);
    }

    private void record(Target target, UpgradeFailure failure, Traces traces) {
        LOG.warn("restaurant {}: {}", target.tenant(), failure.getMessage());
        var what = String.valueOf(failure.getMessage());
        if (failure.passes()) dispatch.failedForNow(target, what, traces.left());
        else dispatch.failed(target, what, traces.left());
    }
}
