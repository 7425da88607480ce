package io.yanhuo.leaving;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.shared.Refused;
import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A closed restaurant becomes a file, and a file a restaurant again. */
class ArchiveIT extends LeavingScene {
    @Nested
    class An_archived_restaurant {
        @Test
        void is_a_sealed_file_and_nothing_else() {
            var shop = filled("gone");
            hangUpAPicture(shop);
            var owner = owner(shop);

            assertThat(archive(shop).state()).isEqualTo(Operation.State.DONE);

            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
            assertThat(schemas(shop)).isEmpty();
            assertThat(accounts(shop)).isEmpty();
            assertThat(tenants.byHost(shop.host())).isEmpty();
            assertThat(status(owner.open("/admin"))).isEqualTo(404);
            assertThat(files(shop).keySet()).anyMatch(file -> file.contains("/archive/"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/checkout", "/me", "/admin", "/admin/login"})
        @DisplayName("T-14 the door of an archived restaurant is one behind which nobody ever was")
        void shows_what_an_address_of_nobody_shows(String path) {
            var shop = filled("forgotten");
            archive(shop);

            var closed = new MockBrowser(mvc, shop.host()).open(path);
            var nobodys = shop.host().replaceFirst(shop.slug(), "niemand");
            var unknown = new MockBrowser(mvc, nobodys).open(path);

            assertThat(closed.status()).isEqualTo(404).isEqualTo(unknown.status());
            assertThat(seen(closed)).isEqualTo(seen(unknown));
            assertThat(closed.page())
                    .doesNotContain(shop.slug(), shop.name(), shop.publicId(), FilledSchema.PHONE);
            assertThat(closed.header("Cache-Control"))
                    .containsPattern("private|no-store")
                    .isEqualTo(unknown.header("Cache-Control"));
        }

        private static String seen(MockBrowser browser) {
            return browser.page().replace(browser.header("X-Trace-Id"), "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PROCESSING", "FAILED"})
        void is_not_archived_while_a_refund_is_on_its_way_or_has_failed(String refund) {
            var shop = testTenants.create("refunding");
            request(shop);
            FilledSchema.run(
                    "INSERT INTO `%s`.refund VALUES ('r1', 'o1', 's', 'k', 5, '', '%s', 1,"
                                    .formatted(shop.schema(), refund)
                            + " NULL, NULL, '2026-01-01', NULL, 0)");
            clock.advance(COOL_OFF);

            due.run();

            assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
            assertThat(operations.ofTenant(shop.id())).isEmpty();
        }

        @Test
        void is_not_archived_while_it_moves() {
            var shop = testTenants.create("moving");
            request(shop);
            operations.start("MOVE", shop.id() + "-stuck", shop.id(), "{}");
            platform.sql("UPDATE operation SET state = 'FAILED' WHERE subject = ?")
                    .param(shop.id() + "-stuck")
                    .update();
            clock.advance(COOL_OFF);

            due.run();

            assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
        }

        @Test
        void is_not_archived_before_its_cool_off_is_over() {
            var shop = testTenants.create("hesitating");
            request(shop);
            clock.advance(COOL_OFF.minusSeconds(5));

            due.run();
            closures.cancel(shop.id(), "");

            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
            assertThat(operations.ofTenant(shop.id())).isEmpty();
            assertThat(closures.of(shop.id())).isEmpty();
        }
    }

    @Nested
    class Restored {
        @Test
        @DisplayName("T-47 within the time of its archive everything is as it was, byte by byte")
        void it_is_as_it_was() {
            var shop = filled("phoenix");
            hangUpAPicture(shop);
            var before = FilledSchema.checksums(shop);
            archive(shop);
            clock.advance(KEPT.minusDays(1));

            assertThat(restore(shop).state()).isEqualTo(Operation.State.DONE);

            var back = tenants.get(shop.id());
            assertThat(back.schema()).isNotEqualTo(shop.schema());
            assertThat(back.state()).isEqualTo(TenantState.SUSPENDED);
            assertThat(FilledSchema.checksums(back)).isEqualTo(before);
            assertThat(tenants.byHost(shop.host())).map(Tenant::id).contains(shop.id());
            assertThat(files(shop).keySet())
                    .anyMatch(file -> file.endsWith("full.jpg"))
                    .noneMatch(file -> file.contains("/archive/"));
            assertThat(body(owner(back).open("/admin/export"))).contains("数据导出");
            assertThat(tenants.happen(shop.id(), TenantEvent.RESUME)).isTrue();
        }

        @Test
        void after_its_time_it_is_not_any_more() {
            var shop = testTenants.create("late");
            archive(shop);
            clock.advance(KEPT);

            assertThatThrownBy(() -> closures.restore(shop.id(), "太晚了"))
                    .isInstanceOf(Refused.class);
        }
    }

    @Nested
    class When_the_process_dies_at_every_point {
        @Test
        @DisplayName("T-33 a restaurant is archived, restored, archived again and purged once each")
        void everything_still_happens_once() {
            var shop = filled("unkillable");
            var before = FilledSchema.checksums(shop);

            whileDying(Archiving.Step.values(), () -> archive(shop));
            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
            whileDying(Restoring.Step.values(), () -> restore(shop));
            var back = tenants.get(shop.id());
            assertThat(back.state()).isEqualTo(TenantState.SUSPENDED);
            assertThat(FilledSchema.checksums(back)).isEqualTo(before);

            clock.advance(Duration.ofMinutes(1));
            archive(back);
            whileDying(Purging.Step.values(), () -> purge(back));

            assertThat(state(shop)).isEqualTo(TenantState.PURGED);
            assertThat(schemas(back)).isEmpty();
            assertThat(folder(shop)).doesNotExist();
        }
    }

    @Nested
    class Given_up_by_an_operator {
        @Test
        void an_archive_leaves_the_restaurant_suspended_and_whole() {
            var shop = filled("kept");
            var before = FilledSchema.checksums(shop);
            var accident = new Accident(platform, context);
            accident.begin();
            accident.failAt("VERIFY");
            Operation failed;
            try {
                failed = archive(shop);
            } finally {
                accident.end();
            }
            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
            assertThatThrownBy(() -> closures.restore(shop.id(), "?")).isInstanceOf(Refused.class);

            operations.abandon(failed.id());

            await().atMost(PATIENCE)
                    .until(() ->
                            operations.find(failed.id()).orElseThrow().state()
                                    == Operation.State.ABANDONED);
            tenants.refresh();
            assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
            assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
            assertThat(tenants.get(shop.id()).epoch())
                    .as("no fence of before that comes late shuts it")
                    .isGreaterThan(shop.epoch());
            assertThat(status(owner(tenants.get(shop.id())).open("/admin/export"))).isEqualTo(200);
        }

        @Test
        void a_restore_leaves_the_archive_as_it_was() {
            var shop = filled("asleep");
            archive(shop);
            var accident = new Accident(platform, context);
            accident.begin();
            accident.failAt("CHECK");
            Operation failed;
            try {
                failed = restore(shop);
            } finally {
                accident.end();
            }
            var place = tenants.get(shop.id());

            operations.abandon(failed.id());

            await().atMost(PATIENCE)
                    .until(() ->
                            operations.find(failed.id()).orElseThrow().state()
                                    == Operation.State.ABANDONED);
            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
            assertThat(schemas(place)).isEmpty();
            assertThat(files(shop).keySet()).anyMatch(file -> file.contains("/archive/"));
            assertThat(purge(shop).state()).isEqualTo(Operation.State.DONE);
        }
    }

    private static java.util.List<String> schemas(Tenant tenant) {
        return FilledSchema.asked(
                "SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?",
                tenant.schema().value());
    }

    private static java.util.List<String> accounts(Tenant tenant) {
        return FilledSchema.asked(
                "SELECT user FROM mysql.user WHERE user = ?", tenant.schema().value());
    }
}
