package io.yanhuo.migrations;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code ./yanhuo migrate plan|run|status|resume|check}: the same campaigns as in the operators'
 * console, without an application.
 */
public final class MigrateCommand {
    static final int DONE = 0;

    /**
     * Something waits for a person: a quarantine, a stopped or paused campaign, a changed schema.
     */
    static final int NEEDS_A_PERSON = 1;

    static final int WRONG_USE = 2;

    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("liquibase");

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final CommandTools tools;
    private final Campaigns campaigns;
    private final CampaignReport report;
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final CountDownLatch finished = new CountDownLatch(1);

    MigrateCommand(CommandTools tools, PrintStream out) {
        this.tools = tools;
        this.campaigns = tools.campaigns();
        this.report = new CampaignReport(campaigns, out);
    }

    public static void main(String[] arguments) {
        QUIET.setLevel(Level.WARNING);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(main(arguments, Release.ofThisBuild(), out));
    }

    static int main(String[] arguments, Release release, PrintStream out) {
        var options = CommandOptions.of(arguments);
        if (options.isEmpty()) {
            out.println(CommandOptions.USAGE);
            return WRONG_USE;
        }
        try (var tools = CommandTools.of(options.get(), release)) {
            return new MigrateCommand(tools, out).run(options.get().verb());
        } catch (RuntimeException e) {
            out.println("失败 / failed: " + e.getMessage());
            return WRONG_USE;
        }
    }

    int run(CommandOptions.Verb verb) {
        return switch (verb) {
            case PLAN -> plan();
            case STATUS -> status();
            case RUN -> begin();
            case RESUME -> resume();
            case CHECK -> check();
        };
    }

    private int plan() {
        report.plan(campaigns.plan(), tools.dryRun().sample());
        return DONE;
    }

    private int status() {
        var latest = campaigns.open().or(() -> campaigns.latest(1).stream().findFirst());
        report.status(latest);
        return latest.map(this::outcome).orElse(DONE);
    }

    private int begin() {
        tools.preparePlatform();
        var campaign = campaigns.begin(tools.owner());
        if (campaign.isEmpty()) {
            report.nothingToDo();
            return campaigns.quarantined().isEmpty() ? DONE : NEEDS_A_PERSON;
        }
        return work(campaign.get());
    }

    private int resume() {
        tools.preparePlatform();
        campaigns.open().ifPresent(campaign -> campaigns.resume(campaign.id()));
        return begin();
    }

    private int check() {
        var found = tools.driftCheck().look();
        report.drift(found);
        return found.drifted().isEmpty() ? DONE : NEEDS_A_PERSON;
    }

    /** Until it is over, or stands still for a reason that only a person can remove. */
    private int work(Campaign begun) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
        var watch = Thread.ofVirtual().start(() -> watch(begun));
        while (wanted.get() && running(begun)) {
            var old = campaigns.tooOld(begun);
            if (old.isEmpty()) tools.runner().work(begun, wanted::get);
            else report.waitsFor(old);
            pause();
        }
        watch.interrupt();
        finished.countDown();
        report.status(campaigns.find(begun.id()));
        return campaigns.find(begun.id()).map(this::outcome).orElse(DONE);
    }

    private boolean running(Campaign begun) {
        return campaigns
                .find(begun.id())
                .filter(campaign -> campaign.state() == Campaign.State.RUNNING)
                .isPresent();
    }

    private void watch(Campaign begun) {
        while (!Thread.currentThread().isInterrupted()) {
            var now = campaigns.find(begun.id()).orElse(begun);
            report.line(campaigns.progress(now), campaigns.stragglers(now));
            pause();
        }
    }

    /** What has been begun is finished first. */
    private void leave() {
        wanted.set(false);
        try {
            if (!finished.await(15, TimeUnit.SECONDS)) report.cutOff();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int outcome(Campaign campaign) {
        boolean waits =
                campaign.state() != Campaign.State.RUNNING
                        && campaign.state() != Campaign.State.DONE;
        return waits || !campaigns.quarantined().isEmpty() ? NEEDS_A_PERSON : DONE;
    }
}
