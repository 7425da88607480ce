package io.yanhuo.migrations;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells on a terminal how campaigns stand. */
final class CampaignReport {
    private static final String NOTHING_TO_DO = "没有要做的 / nothing to do";

    private final Campaigns campaigns;
    private final PrintStream out;
    private String last = "";

    CampaignReport(Campaigns campaigns, PrintStream out) {
        this.campaigns = campaigns;
        this.out = out;
    }

    void plan(CampaignPlan plan, Optional<DryRun.Sample> sample) {
        out.println("目标版本 / to version " + plan.to());
        if (plan.groups().isEmpty()) {
            nothingToDo();
            return;
        }
        for (var group : plan.groups()) {
            out.printf("  %s  %d 家 / restaurants", group.from(), group.restaurants());
            if (group.quarantined() > 0) {
                out.printf("，隔离 / quarantined %d", group.quarantined());
            }
            out.println();
        }
        out.printf("分批 / waves %s，预计 / estimate %s%n", plan.waves(), readable(plan.estimate()));
        sample.ifPresent(this::sample);
    }

    private void sample(DryRun.Sample sample) {
        out.printf("在 %s（%s）上会执行 / would send to it:%n", sample.restaurant(), sample.schema());
        for (var step : sample.statements()) {
            out.println("-- " + step.changeset());
            out.println(step.sql() + ";");
        }
    }

    void nothingToDo() {
        out.println(NOTHING_TO_DO);
        quarantined();
    }

    void drift(DriftCheck.Found found) {
        out.printf("结构一致 / have the release's structure: %d%n", found.equal());
        if (found.elsewhere() > 0) {
            out.printf("其他版本，未比较 / at another version, not compared: %d%n", found.elsewhere());
        }
        for (var each : found.drifted()) {
            out.printf(
                    "  ✗ 商家 / restaurant %d  %s（%s）: %s%n",
                    each.tenant(), each.slug(), each.schema(), each.why());
        }
    }

    void waitsFor(List<String> applications) {
        once("还有旧版本在运行，等它们停止 / waits for older applications to end: " + applications);
    }

    void cutOff() {
        out.println("没有等到当前这家做完，租约到期后接着做 / cut off; goes on when the lease has run out");
    }

    /**
     * @param campaign empty if there never was one
     */
    void status(Optional<Campaign> campaign) {
        campaign.ifPresent(this::status);
        if (campaign.filter(found -> !found.state().over()).isEmpty()) notBegun();
        quarantined();
    }

    private void notBegun() {
        int behind = campaigns.plan().restaurants();
        out.println(
                behind == 0
                        ? NOTHING_TO_DO
                        : behind + " 家待升级，还没有开始 / to be done, not begun: ./yanhuo migrate plan");
    }

    private void status(Campaign found) {
        out.printf(
                "%d  %s  → %s  %s %s%n",
                found.id(), found.state(), found.to(), found.begunBy(), found.note());
        last = "";
        line(campaigns.progress(found), List.of());
        campaigns.stragglers(found).forEach(each -> out.println("  … " + waits(each)));
    }

    private static String waits(Straggler each) {
        var what =
                each.busy()
                        ? " 等操作 / waits for operation " + each.kind() + " " + each.operation()
                        : ": " + each.why();
        return "商家 / restaurant %d  %s".formatted(each.tenant(), each.slug()) + what;
    }

    void line(CampaignProgress progress, List<Straggler> stragglers) {
        var total = progress.total();
        var text = new StringBuilder();
        text.append(
                "第 %d 批 / wave %d  "
                        .formatted(progress.campaign().wave(), progress.campaign().wave()));
        text.append("%d/%d 完成 / done".formatted(total.done(), total.all()));
        if (total.running() > 0) text.append("，%d 进行中 / running".formatted(total.running()));
        if (total.quarantined() > 0) {
            text.append("，%d 隔离 / quarantined".formatted(total.quarantined()));
        }
        if (total.skipped() > 0) text.append("，%d 跳过 / skipped".formatted(total.skipped()));
        var left = progress.left();
        if (left != null) {
            text.append("，%d/min，剩 / left %s".formatted(progress.perMinute(), readable(left)));
        }
        for (var each : stragglers) text.append("；").append(waits(each));
        once(text.toString());
    }

    private void quarantined() {
        for (var each : campaigns.quarantined()) {
            out.printf(
                    "  ✗ 商家 / restaurant %d  %s → %s: %s%n",
                    each.tenant(), each.from(), each.to(), each.error());
        }
    }

    private synchronized void once(String line) {
        if (!line.equals(last)) out.println(line);
        last = line;
    }

    private static String readable(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 120 ? seconds + " s" : Math.ceilDiv(seconds, 60) + " min";
    }
}
