package io.yanhuo.migrations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans campaigns, begins them, and lets people hold and move them. */
public final class Campaigns {
    private final JdbcClient platform;
    private final TransactionTemplate transaction;
    private final CampaignRows rows;
    private final Targets targets;
    private final Release release;
    private final CampaignSettings settings;
    private final Clock clock;

    /**
     * @param platform the platform schema
     */
    public Campaigns(DataSource platform, Release release, CampaignSettings settings, Clock clock) {
        this.platform = JdbcClient.create(platform);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(platform));
        this.rows = new CampaignRows(this.platform, clock);
        this.targets = new Targets(this.platform, clock);
        this.release = release;
        this.settings = settings;
        this.clock = clock;
    }

    /** The one that is not over. */
    public Optional<Campaign> open() {
        return rows.open();
    }

    public Optional<Campaign> find(long id) {
        return rows.find(id);
    }

    /** The newest first. */
    public List<Campaign> latest(int limit) {
        return rows.latest(limit);
    }

    /** Whether there is a restaurant for which a campaign could do something. */
    public boolean due() {
        return enrolment().due() > 0;
    }

    /** What a campaign would do now. */
    public CampaignPlan plan() {
        var enrolment = enrolment();
        int due = enrolment.due();
        var each = new Durations(platform).usual();
        return new CampaignPlan(
                release.version(),
                enrolment.groups().stream()
                        .map(g ->
                                new CampaignPlan.Group(g.from(), g.restaurants(), g.quarantined()))
                        .toList(),
                due == 0 ? List.of() : Waves.of(due, settings).sizes(),
                each.multipliedBy(Math.ceilDiv(due, settings.perServer())));
    }

    /**
     * Begins one to this release, or joins the one that is open; empty if there is nothing to do,
     * or if a newer release is at work already.
     */
    public Optional<Campaign> begin(String by) {
        return begin(by, () -> true);
    }

    /**
     * The same without a person: what somebody has given up stays so, until somebody begins one or
     * a newer release comes.
     */
    public Optional<Campaign> beginByItself(String by) {
        return begin(by, () -> !givenUp());
    }

    /** An older release, which may run beside this one, leaves a newer one's alone as well. */
    private boolean givenUp() {
        return rows.latestTo(release.version())
                .filter(campaign -> campaign.state() == Campaign.State.CANCELLED)
                .isPresent();
    }

    /**
     * @param wanted is asked once none is open: whoever gives one up has done so by then
     */
    private Optional<Campaign> begin(String by, BooleanSupplier wanted) {
        while (true) {
            var open = rows.open();
            if (open.isPresent() && !replaceable(open.get())) {
                return open.filter(campaign -> campaign.to().equals(release.version()));
            }
            if (!due() || !wanted.getAsBoolean()) return Optional.empty();
            try {
                return Optional.of(inTransaction(() -> insert(by)));
            } catch (DuplicateKeyException _) {
                // Somebody else has begun one in this moment.
            }
        }
    }

    private boolean replaceable(Campaign open) {
        return open.to().olderThan(release.version());
    }

    private Campaign insert(String by) {
        rows.open()
                .filter(this::replaceable)
                .ifPresent(older ->
                        rows.change(older.id(), Campaign.State.REPLACED, "", older.state()));
        var campaign = rows.insert(release.version(), settings, by);
        enrolment().enter(campaign, settings);
        return campaign;
    }

    /** Nothing more is begun; what is being done is finished. */
    public boolean pause(long id) {
        return rows.change(id, Campaign.State.PAUSED, "", Campaign.State.RUNNING);
    }

    /** Goes on; what has failed until now no longer counts for the stop rule. */
    public boolean resume(long id) {
        return inTransaction(() -> {
            boolean goesOn =
                    rows.change(
                            id,
                            Campaign.State.RUNNING,
                            "",
                            Campaign.State.PAUSED,
                            Campaign.State.STOPPED);
            if (goesOn) rows.pardon(id);
            return goesOn;
        });
    }

    /** For good; restaurants that were not reached stay at their version. */
    public boolean cancel(long id, String reason) {
        return rows.change(
                id,
                Campaign.State.CANCELLED,
                reason,
                Campaign.State.RUNNING,
                Campaign.State.PAUSED,
                Campaign.State.STOPPED);
    }

    public CampaignProgress progress(Campaign campaign) {
        return new Progression(platform, clock).of(campaign);
    }

    /** What it waits for; not all, if there are many. */
    public List<Straggler> stragglers(Campaign campaign) {
        if (campaign.state().over()) return List.of();
        return new Stragglers(platform, clock).of(campaign);
    }

    /** What waits for a person, the oldest first. */
    public List<Quarantine> quarantined() {
        return new Quarantines(platform).open();
    }

    /** The cause is removed: the restaurant is tried again, now or by the next campaign. */
    public boolean resolve(long tenant, String by, String what) {
        return inTransaction(() -> {
            // In the order of those who quarantine, who hold the campaign first as well.
            var open = rows.open().flatMap(campaign -> rows.lock(campaign.id()));
            if (!new Quarantines(platform).resolve(tenant, by, what, now())) return false;
            open.filter(campaign -> !campaign.state().over())
                    .filter(campaign -> targets.requeue(campaign, tenant))
                    .ifPresent(campaign -> rows.countPardons(campaign.id()));
            return true;
        });
    }

    /** Called by each application while it runs, so that nobody's schema runs ahead of it. */
    public void alive(String node) {
        nodes().alive(node, release.version());
    }

    /** Applications that are running, or were a moment ago, and could not serve what it makes. */
    public List<String> tooOld(Campaign campaign) {
        return nodes().olderThan(campaign.to());
    }

    /** The same for everything that comes into being with the structure of this release. */
    public List<String> tooOld() {
        return nodes().olderThan(release.version());
    }

    private Nodes nodes() {
        return new Nodes(platform, clock);
    }

    private Enrolment enrolment() {
        return new Enrolment(platform, release.version());
    }

    private Instant now() {
        return clock.instant();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
