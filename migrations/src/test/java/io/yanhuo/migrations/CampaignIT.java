package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One changelog, many restaurants. */
class CampaignIT extends FleetScene {
    @Nested
    class Restaurants_that_are_at_the_release_already {
        @Test
        @DisplayName("T-39 are not opened: 500 of them have no schema at all, and nobody notices")
        void are_not_opened() {
            register(500, NEXT.version());
            var behind = restaurants(2);
            int before = ddl.opened();

            run(NEXT);
            int opened = ddl.opened() - before;
            run(NEXT);

            assertThat(behind).allMatch(schema -> version(schema).equals(NEXT.version().value()));
            assertThat(opened).isPositive();
            assertThat(ddl.opened() - before).isEqualTo(opened);
            assertThat(campaigns().latest(9)).hasSize(1);
        }
    }

    @Nested
    class What_a_campaign_leaves {
        @Test
        @DisplayName(
                "T-37 is the release's structure, in every schema, also in one that was recreated")
        void is_the_same_structure_everywhere() {
            var all = restaurants(50);
            var next = new TenantSchemas(ddl, NEXT);
            run(NEXT);
            var first = all.stream().map(next::digest).toList();

            for (var schema : all.subList(0, 5)) {
                schemas.drop(schema);
                schemas.create(schema);
                behindAgain(schema);
            }
            run(NEXT);

            var digests = new HashSet<>(all.stream().map(next::digest).toList());
            digests.addAll(first);
            assertThat(digests).containsExactly(next.digest(next.canary()));
            assertThat(at(NEXT.version())).isEqualTo(50);
        }

        @Test
        void is_the_log_that_liquibase_itself_would_have_written() {
            var schema = restaurants(1).getFirst();
            run(NEXT);
            var before = changesets(schema);

            new TenantSchemas(ddl, NEXT).update(schema);

            assertThat(changesets(schema)).isEqualTo(before).hasSize(NEXT.version().changesets());
        }

        @Test
        void says_when_each_schema_was_changed_and_not_when_the_template_was() {
            restaurants(1);
            run(NEXT);
            var template = new TenantSchemas(ddl, NEXT).canary();
            server.sql(
                            "UPDATE %s.DATABASECHANGELOG SET DATEEXECUTED = '2026-01-01'"
                                    .formatted(template))
                    .update();
            var later = restaurants(1).getFirst();

            run(NEXT);

            assertThat(changesets(later)).isEqualTo(changesets(template));
            var changedAt =
                    server.sql(
                                    "SELECT MIN(DATEEXECUTED) > '2026-01-02' FROM %s.DATABASECHANGELOG WHERE id LIKE '2099%%'"
                                            .formatted(later))
                            .query(Boolean.class)
                            .single();
            assertThat(changedAt).isTrue();
        }

        private void behindAgain(SchemaName schema) {
            platform.sql("UPDATE tenant SET schema_version = ? WHERE slug = ?")
                    .params(NOW.version().value(), schema.value())
                    .update();
        }

        private List<String> changesets(SchemaName schema) {
            return server.sql(
                            "SELECT CONCAT(id, md5sum) FROM "
                                    + schema
                                    + ".DATABASECHANGELOG ORDER BY 1")
                    .query(String.class)
                    .list();
        }
    }

    @Test
    void a_schema_whose_log_is_another_is_left_to_liquibase() {
        var schema = restaurants(1).getFirst();
        server.sql("DELETE FROM " + schema + ".DATABASECHANGELOG").update();
        server.sql("DROP TABLE " + schema + ".DATABASECHANGELOG").update();

        run(NEXT);

        // Its tables are there already, so the first changeset says no.
        assertThat(campaigns().quarantined())
                .singleElement()
                .satisfies(q -> assertThat(q.error()).contains("already exists"));
    }

    @Test
    void waves_grow_from_the_canary_to_the_rest() {
        register(200, NOW.version());
        var canary = register(1, NOW.version()).getFirst();
        settings = withCanary(canary.value());

        assertThat(campaigns().plan().waves()).containsExactly(1, 3, 21, 176);
        var campaign = campaigns().begin("test").orElseThrow();

        assertThat(campaigns().progress(campaign).waves())
                .extracting(CampaignProgress.Wave::pending)
                .containsExactly(1, 3, 21, 176);
        assertThat(waveOf(canary)).isEqualTo(1);
    }

    @Test
    void a_canary_is_one_under_its_former_address_too() {
        register(20, NOW.version());
        var canary = register(1, NOW.version()).getFirst();
        platform.sql(
                        "INSERT INTO tenant_host (host, tenant_id, kind, status)"
                                + " VALUES ('before.yanhuo.localhost', ?, 'FORMER', 'ACTIVE')")
                .param(tenant(canary))
                .update();
        settings = withCanary("before");

        campaigns().begin("test").orElseThrow();

        assertThat(waveOf(canary)).isEqualTo(1);
    }

    private CampaignSettings withCanary(String name) {
        return new CampaignSettings(
                List.of(name),
                List.of(1, 10),
                settings.rule(),
                2,
                settings.lockWait(),
                settings.lease(),
                1,
                settings.pause());
    }

    private int waveOf(SchemaName schema) {
        return platform.sql("SELECT wave FROM migration_target WHERE tenant_id = ?")
                .param(tenant(schema))
                .query(Integer.class)
                .single();
    }

    @Test
    void eight_who_begin_one_at_once_begin_one_and_all_work_on_it() throws Exception {
        restaurants(12);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var hands = new ArrayList<Future<Long>>();
            for (int i : IntStream.range(0, 8).toArray()) {
                hands.add(
                        threads.submit(() -> {
                            var campaign = campaigns().begin("hand " + i).orElseThrow();
                            runner("hand " + i).work(campaign, () -> true);
                            return campaign.id();
                        }));
            }
            var worked = new HashSet<Long>();
            for (var hand : hands) worked.add(hand.get());
            assertThat(worked).hasSize(1);
        }

        assertThat(at(NEXT.version())).isEqualTo(12);
        assertThat(campaigns().latest(9))
                .singleElement()
                .satisfies(c -> assertThat(c.state()).isEqualTo(Campaign.State.DONE));
    }

    @Nested
    class A_newer_release {
        @Test
        void takes_the_place_of_an_older_ones_campaign_and_not_the_other_way_round() {
            restaurants(2);
            var older = campaigns().begin("old").orElseThrow();

            var newer = campaigns(Releases.oneColumn()).begin("new").orElseThrow();

            assertThat(campaigns().find(older.id()).orElseThrow().state())
                    .isEqualTo(Campaign.State.REPLACED);
            assertThat(campaigns().begin("old again")).isEmpty();
            assertThat(campaigns().open()).contains(newer);
        }

        @Test
        void is_waited_for_while_an_application_runs_that_could_not_serve_it() {
            restaurants(1);
            campaigns(NOW).alive("old node");
            campaigns().alive("new node");
            var campaign = campaigns().begin("new").orElseThrow();

            assertThat(campaigns().tooOld(campaign))
                    .containsExactly("old node (" + NOW.version() + ")");

            clock.advance(Duration.ofSeconds(31));
            assertThat(campaigns().tooOld(campaign)).isEmpty();
        }

        @Test
        void waits_in_the_midst_too_when_such_an_application_comes_back() {
            restaurants(8);
            var campaign = campaigns().begin("new").orElseThrow();
            runner("one").work(campaign, this::theOldOneComesBack);
            assertThat(at(NEXT.version())).as("what had been begun is finished").isBetween(1L, 2L);

            clock.advance(Duration.ofSeconds(31));
            runner("one").work(campaign, () -> true);
            assertThat(at(NEXT.version())).isEqualTo(8);
        }

        /** As soon as the first restaurant is done. */
        private boolean theOldOneComesBack() {
            if (at(NEXT.version()) > 0) campaigns(NOW).alive("old node");
            return true;
        }
    }
}
