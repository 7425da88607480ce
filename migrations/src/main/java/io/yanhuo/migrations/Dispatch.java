package io.yanhuo.migrations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands restaurants out to those who work on a campaign, in one process or several, and takes the
 * results in. Whether it goes on is decided under the campaign's lock, so all see the same.
 */
final class Dispatch {
    private final JdbcClient platform;
    private final TransactionTemplate transaction;
    private final CampaignRows rows;
    private final Turns turns;
    private final Targets targets;
    private final Nodes nodes;
    private final Stragglers stragglers;
    private final AwayServers awayServers;
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private final CampaignSettings settings;
    private final Clock clock;
    private final String owner;

    Dispatch(DataSource platform, CampaignSettings settings, Clock clock, String owner) {
        this.platform = JdbcClient.create(platform);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(platform));
        this.rows = new CampaignRows(this.platform, clock);
        this.turns = new Turns(this.platform, clock);
        this.targets = new Targets(this.platform, clock);
        this.nodes = new Nodes(this.platform, clock);
        this.stragglers = new Stragglers(this.platform, clock);
        this.awayServers = new AwayServers(this.platform);
        this.settings = settings;
        this.clock = clock;
        this.owner = owner;
    }

    /** What whoever asks for work is told. */
    sealed interface Answer {
        record Take(Target target) implements Answer {}

        /** Others are at work on what is left, or it is not time yet. */
        record Wait() implements Answer {}

        /**
         * The campaign is over, or somebody has stopped it, or an application runs that could not
         * serve what it makes.
         */
        record Leave() implements Answer {}
    }

    Answer next(long id) {
        return inTransaction(() ->
                rows.lock(id)
                        .filter(campaign -> campaign.state() == Campaign.State.RUNNING)
                        .filter(campaign -> nodes.olderThan(campaign.to()).isEmpty())
                        .map(this::next)
                        .orElseGet(this::leave));
    }

    private Answer leave() {
        stragglers.forget();
        return new Answer.Leave();
    }

    private Answer next(Campaign campaign) {
        return turns.take(campaign, notNow(campaign), owner, settings.lease())
                .map(target -> handOut(campaign, target))
                .orElseGet(() -> nothingToTake(campaign));
    }

    private List<String> notNow(Campaign campaign) {
        var now = clock.instant();
        resting.values().removeIf(until -> !until.isAfter(now));
        return Stream.concat(turns.busy(campaign).stream(), resting.keySet().stream()).toList();
    }

    /** What has cost so many hands their life is not handed to another one. */
    private Answer handOut(Campaign campaign, Target target) {
        int begun = target.attempt() - 1;
        if (target.left() != Traces.Kind.LOCK || begun < settings.attempts()) {
            return new Answer.Take(target);
        }
        quarantine(
                campaign,
                target,
                "begun %d times, and whoever did so last was cut off".formatted(begun),
                target.left());
        return next(campaign.id());
    }

    private Answer nothingToTake(Campaign campaign) {
        targets.skipGone(campaign);
        var wave = turns.wave(campaign);
        if (wave.isEmpty()) return finish(campaign);
        if (wave.get() == campaign.wave()) {
            return stragglers.passedBy(campaign) ? next(campaign) : new Answer.Wait();
        }
        if (stopAfterWave(campaign)) return new Answer.Leave();
        rows.wave(campaign.id(), wave.get());
        return next(rows.find(campaign.id()).orElseThrow());
    }

    /** Restaurants may have been born meanwhile, by a release that is older. */
    private Answer finish(Campaign campaign) {
        if (new Enrolment(platform, campaign.to()).enterLate(campaign) > 0) return next(campaign);
        rows.change(campaign.id(), Campaign.State.DONE, "", Campaign.State.RUNNING);
        return new Answer.Leave();
    }

    private boolean stopAfterWave(Campaign campaign) {
        var tally = tally(campaign);
        if (!campaign.rule().tooLarge(tally.failed(), tally.tried())) return false;
        stop(campaign, "%d of %d failed".formatted(tally.failed(), tally.tried()));
        return true;
    }

    /** The restaurant is at its new version; the judge has agreed. */
    void done(Target target, String digest) {
        transaction.executeWithoutResult(_ -> targets.done(target, digest));
    }

    /** It failed for a reason that passes, unless it did so too often. */
    void failedForNow(Target target, String error, Traces.Kind left) {
        if (target.attempt() >= settings.attempts()) failed(target, error, left);
        else targets.again(target, error, left, settings.pauseAfter(target.attempt()));
    }

    void failed(Target target, String error, Traces.Kind left) {
        transaction.executeWithoutResult(_ -> {
            var campaign = rows.lock(target.campaign()).orElseThrow();
            quarantine(campaign, target, error, left);
        });
    }

    private void quarantine(Campaign campaign, Target target, String error, Traces.Kind left) {
        targets.quarantine(target, error, left);
        int failed = tally(campaign).failed();
        if (campaign.rule().tooMany(failed)) stop(campaign, failed + " failed");
    }

    /** It is not this restaurant's fault: nothing more is begun until a person has looked. */
    void giveUp(Target target, String why) {
        transaction.executeWithoutResult(_ -> {
            var campaign = rows.lock(target.campaign()).orElseThrow();
            targets.back(target, why, target.left());
            stop(campaign, why);
        });
    }

    /** Its server does not answer just now: for a while nobody here takes one of those on it. */
    void rest(Target target, String why) {
        resting.put(target.cluster(), clock.instant().plus(settings.pause()));
        targets.later(target, AwayServers.mark(target, why), settings.pause());
    }

    /** Its server is prepared, whatever was said of it before. */
    void reached(Target target) {
        awayServers.back(target);
    }

    /** How many database servers have something to do. */
    int servers(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT COUNT(DISTINCT p.cluster_id) FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                         WHERE m.campaign_id = ? AND m.status IN ('PENDING', 'RUNNING')
                        """)
                .param(campaign.id())
                .query(Integer.class)
                .single();
    }

    boolean quiet(Target target) {
        return targets.quiet(target);
    }

    void renew(Target target) {
        targets.renew(target, settings.lease());
    }

    private void stop(Campaign campaign, String why) {
        rows.change(
                campaign.id(),
                Campaign.State.STOPPED,
                why.substring(0, Math.min(why.length(), 300)),
                Campaign.State.RUNNING);
    }

    /** Without those that an operator has let pass. */
    private record Tally(int failed, int tried) {}

    private Tally tally(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT SUM(status = 'QUARANTINED'), COUNT(*) FROM migration_target
                         WHERE campaign_id = ? AND status IN ('DONE', 'QUARANTINED')
                        """)
                .param(campaign.id())
                .query((row, _) -> new Tally(row.getInt(1) - campaign.pardoned(), row.getInt(2)))
                .single();
    }

    private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
