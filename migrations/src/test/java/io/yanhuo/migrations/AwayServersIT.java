package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One of two database servers does not answer, perhaps for ever. */
class AwayServersIT extends FleetScene {
    private static final Duration LONG = Stragglers.PATIENCE.plusMinutes(2);

    /** A process that looks on. */
    private final Stragglers process = new Stragglers(platform, clock);

    /** Waves of one, one, one and three; the first and the fifth live in the east. */
    private List<SchemaName> all = List.of();

    @BeforeEach
    void the_east_does_not_answer() {
        settings =
                new CampaignSettings(
                        List.of(),
                        List.of(1, 10),
                        settings.rule(),
                        2,
                        settings.lockWait(),
                        Duration.ofHours(1),
                        3,
                        Duration.ofSeconds(30));
        all = restaurants(6);
        live(all.getFirst(), "east");
        live(all.get(4), "east");
    }

    @Test
    void the_restaurants_on_the_other_one_go_on() {
        campaigns().begin("test").orElseThrow();
        assertThat(nobodyIsLetIn(LONG)).isTrue();

        runner(false).work(campaign(), aWhile(() -> at(NEXT.version()) < 4));

        assertThat(at(NEXT.version())).isEqualTo(4);
        assertThat(campaign().state()).isEqualTo(Campaign.State.RUNNING);
        assertThat(campaigns().stragglers(campaign()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.why()).startsWith("out of reach: east: "))
                .extracting(Straggler::tenant)
                .contains(tenant(all.getFirst()));
        assertThat(campaigns().quarantined()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        runner(true).work(campaign(), aWhile(() -> campaign().state() == Campaign.State.RUNNING));
        assertThat(at(NEXT.version())).isEqualTo(6);
    }

    @Test
    void it_is_waited_for_a_few_minutes_from_the_first_attempt_on() {
        campaigns().begin("test").orElseThrow();
        clock.advance(LONG);

        assertThat(nobodyIsLetIn(Stragglers.PATIENCE.minusMinutes(1))).isFalse();

        assertThat(waveOf(all.getFirst())).isOne();
    }

    @Test
    void everybody_waits_if_both_do_not_answer() {
        all.forEach(schema -> live(schema, "east"));
        campaigns().begin("test").orElseThrow();

        assertThat(nobodyIsLetIn(LONG)).isFalse();

        assertThat(all).extracting(this::waveOf).containsExactly(1, 2, 3, 4, 4, 4);
    }

    @Test
    void who_hangs_there_for_minutes_each_time_does_not_hold_the_others() {
        var hanging = oneIsDoneOneIsBackOneHangs();

        assertThat(passedWithin(LONG)).isTrue();
        assertThat(all.subList(0, 3)).extracting(this::waveOf).containsExactly(4, 1, 1);

        dispatch("hand").rest(hanging, "Connection timed out");
        assertThat(passedWithin(Duration.ofMinutes(1))).isTrue();
        assertThat(all.subList(0, 3)).extracting(this::waveOf).containsExactly(4, 4, 1);
    }

    @Test
    void once_it_is_prepared_what_takes_long_there_is_waited_for() {
        var atWork = oneIsDoneOneIsBackOneHangs();
        assertThat(campaigns().stragglers(campaign())).isNotEmpty();

        dispatch("hand").reached(atWork);

        assertThat(passedWithin(LONG)).isFalse();
        assertThat(campaigns().stragglers(campaign())).isEmpty();
    }

    /** Of the canaries. */
    private Target oneIsDoneOneIsBackOneHangs() {
        live(all.get(1), "east");
        settings = settings.with(all.subList(0, 3).stream().map(SchemaName::value).toList());
        campaigns().begin("test").orElseThrow();
        var hand = dispatch("hand");
        var back = take(hand, campaign());
        var hanging = take(hand, campaign());
        hand.done(take(hand, campaign()), "digest");
        hand.rest(back, "Connection timed out");
        return hanging;
    }

    @Test
    void whoever_prepares_it_says_that_it_is_back() {
        settings = settings.with(List.of(all.get(0).value(), all.get(4).value()));
        campaigns().begin("test").orElseThrow();
        var hand = dispatch("hand");
        hand.rest(take(hand, campaign()), "Connection refused");
        assertThat(campaigns().stragglers(campaign())).hasSize(1);

        runner(true).work(campaign(), aWhile(() -> at(NEXT.version()) < 1));

        assertThat(campaigns().stragglers(campaign())).isEmpty();
    }

    @Test
    void one_that_was_put_back_for_it_and_has_moved_says_nothing_of_its_new_one() {
        campaigns().begin("test").orElseThrow();
        var hand = dispatch("hand");
        hand.rest(take(hand, campaign()), "Connection refused");
        assertThat(new AwayServers(platform).of(campaign())).containsExactly("east");

        live(all.getFirst(), "default");

        assertThat(new AwayServers(platform).of(campaign())).isEmpty();
    }

    @Test
    void one_that_says_nothing_keeps_nobody_waiting_whose_name_hashes_alike() {
        settings = settings.with(all.stream().map(SchemaName::value).toList());
        all.forEach(schema -> live(schema, "BB"));
        live(all.getFirst(), "Aa");
        var campaign = campaigns().begin("test").orElseThrow();
        var silent = new CountDownLatch(1);
        DatabaseServers servers =
                cluster -> {
                    if (cluster.equals("Aa")) awaitEnd(silent);
                    return ddl;
                };
        var runner = new CampaignRunner(platformSource, servers, NEXT, settings, clock, "one");

        var work = CompletableFuture.runAsync(() -> runner.work(campaign, aWhile(() -> true)));
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> at(NEXT.version()) == 5);
        } finally {
            silent.countDown();
            work.join();
        }

        assertThat(at(NEXT.version())).isEqualTo(6);
    }

    private static void awaitEnd(CountDownLatch silence) {
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the campaign goes on, while somebody tries each minute. */
    private boolean nobodyIsLetIn(Duration time) {
        var hand = dispatch("hand");
        for (long left = time.toMinutes(); left >= 0; left--) {
            hand.rest(take(hand, campaign()), "Connection refused");
            if (process.passedBy(campaign())) return true;
            clock.advance(Duration.ofMinutes(1));
        }
        return false;
    }

    private boolean passedWithin(Duration time) {
        for (long left = time.toMinutes(); left >= 0; left--) {
            if (process.passedBy(campaign())) return true;
            clock.advance(Duration.ofMinutes(1));
        }
        return false;
    }

    private CampaignRunner runner(boolean eastAnswers) {
        DatabaseServers servers =
                cluster -> {
                    if (eastAnswers || cluster.equals("default")) return ddl;
                    throw new IllegalStateException(
                            new SQLTransientConnectionException("Connection refused"));
                };
        return new CampaignRunner(platformSource, servers, NEXT, settings, clock, "one");
    }

    /** Not for longer than anything here takes. */
    private static BooleanSupplier aWhile(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        return () -> wanted.getAsBoolean() && System.nanoTime() < end;
    }

    private Campaign campaign() {
        return campaigns().latest(1).getFirst();
    }

    private void live(SchemaName schema, String cluster) {
        platform.sql("UPDATE tenant_placement SET cluster_id = ? WHERE schema_name = ?")
                .params(cluster, schema.value())
                .update();
    }

    private int waveOf(SchemaName schema) {
        return platform.sql("SELECT wave FROM migration_target WHERE tenant_id = ?")
                .param(tenant(schema))
                .query(Integer.class)
                .single();
    }
}
