package io.yanhuo.operations;

import io.yanhuo.access.Audit;
import io.yanhuo.migrations.Campaign;
import io.yanhuo.migrations.CampaignPlan;
import io.yanhuo.migrations.CampaignProgress;
import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.DryRun;
import io.yanhuo.migrations.Quarantine;
import io.yanhuo.migrations.Straggler;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.FleetEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators see and do while all restaurants are brought to a release. */
@Service
public class FleetDesk {
    private static final int LATEST = 10;

    private final Campaigns campaigns;
    private final DryRun dryRun;
    private final Audit audit;

    FleetDesk(Campaigns campaigns, DryRun dryRun, Audit audit) {
        this.campaigns = campaigns;
        this.dryRun = dryRun;
        this.audit = audit;
    }

    public CampaignPlan plan() {
        return campaigns.plan();
    }

    /** What would be sent to one of the restaurants that are behind. */
    public Optional<DryRun.Sample> sample() {
        return dryRun.sample();
    }

    /** How far the campaign is that is not over. */
    public Optional<CampaignProgress> progress() {
        return campaigns.open().map(campaigns::progress);
    }

    /** Applications that have to end before it goes on. */
    public List<String> waitsFor(Campaign campaign) {
        return campaigns.tooOld(campaign);
    }

    /** Restaurants that cannot be changed yet. */
    public List<Straggler> stragglers(Campaign campaign) {
        return campaigns.stragglers(campaign);
    }

    /** With what became of them, the newest first. */
    public List<CampaignProgress> latest() {
        return campaigns.latest(LATEST).stream().map(campaigns::progress).toList();
    }

    public List<Quarantine> quarantined() {
        return campaigns.quarantined();
    }

    /**
     * @throws Refused if there is nothing to do
     */
    @Transactional("platform")
    public void begin(String operator) {
        var campaign = campaigns.begin(operator);
        if (campaign.isEmpty()) throw new Refused(new ConsoleRefusal.NothingToDo());
        record("fleet.begun", campaign.get(), "");
    }

    /**
     * @throws Refused if it does not run
     */
    @Transactional("platform")
    public void pause(long id) {
        change(campaigns.pause(id), id, "fleet.paused", "");
    }

    /**
     * @throws Refused if it has not been stopped or paused
     */
    @Transactional("platform")
    public void resume(long id) {
        change(campaigns.resume(id), id, "fleet.resumed", "");
    }

    /**
     * @throws Refused if it is over
     */
    @Transactional("platform")
    public void cancel(long id, String reason) {
        change(campaigns.cancel(id, reason), id, "fleet.cancelled", reason);
    }

    /**
     * The restaurant is tried again.
     *
     * @throws Refused if it does not wait for anybody
     */
    @Transactional("platform")
    public void resolve(FleetEntry tenant, String operator, String what) {
        if (!campaigns.resolve(tenant.id().value(), operator, what)) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
        audit.record(tenant.id(), "fleet.resolved", tenant.slug(), what);
    }

    private void change(boolean changed, long id, String action, String why) {
        if (!changed) throw new Refused(new ConsoleRefusal.OtherState());
        record(action, campaigns.find(id).orElseThrow(), why);
    }

    private void record(String action, Campaign campaign, String why) {
        audit.record(null, action, campaign.id() + " → " + campaign.to(), why);
    }
}
