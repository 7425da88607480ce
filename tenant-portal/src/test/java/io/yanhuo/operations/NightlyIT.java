package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Drills;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Utc;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which restaurants are backed up tonight, and whose backups are tried. */
class NightlyIT extends ConsoleScene {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    @Autowired Operations operations;
    @Autowired Backups backups;
    @Autowired Drills drills;
    @Autowired MovableClock clock;

    private final Map<Long, String> others = new HashMap<>();

    /** Everybody else's restaurants are away meanwhile. */
    @BeforeEach
    void nobody_else() {
        platform.sql("SELECT tenant_id, state FROM tenant")
                .query((row, _) -> others.put(row.getLong(1), row.getString(2)))
                .list();
        away();
        platform.sql("DELETE FROM operation WHERE kind = 'RESTORE_DRILL'").update();
    }

    @AfterEach
    void everybody_again() {
        clock.reset();
        away();
        others.forEach((tenant, state) ->
                platform.sql("UPDATE tenant SET state = ? WHERE tenant_id = ?")
                        .params(state, tenant)
                        .update());
        tenants.refresh();
    }

    private void away() {
        platform.sql("UPDATE tenant SET state = 'ARCHIVED' WHERE state IN (:alive)")
                .param(
                        "alive",
                        Stream.of(TenantState.values())
                                .filter(TenantState::alive)
                                .map(Enum::name)
                                .toList())
                .update();
        tenants.refresh();
    }

    @Nested
    class Backed_up_tonight {
        @Test
        @DisplayName("T-46 is each restaurant without a backup of this night, once")
        void who_has_none() {
            var one = testTenants.create("sleepless");
            var other = testTenants.create("dreaming");
            at(LocalTime.of(2, 5));
            backUp(other);

            nightly(true);
            nightly(true);

            assertThat(ofKind("BACKUP", one)).hasSize(1);
            assertThat(ofKind("BACKUP", other)).as("has one of this night").hasSize(1);
            await().until(() -> ofKind("BACKUP", one).getFirst().state().over());
            assertThat(backups.usable(one.id())).hasSize(1);
            at(LocalTime.of(2, 5), 1);
            nightly(true);
            assertThat(ofKind("BACKUP", one)).as("the night after").hasSize(2);
            await().until(() -> ofKind("BACKUP", one).getFirst().state().over());
            await().until(() -> ofKind("BACKUP", other).getFirst().state().over());
        }

        @Test
        @DisplayName("T-46 is nobody by day, no restaurant for practice, none that is not open")
        void who_sleeps_or_works() {
            var shop = testTenants.create("by-day");
            var practice = testTenants.create("practising");
            var locked = testTenants.create("locked-up");
            practise(practice, shop);
            state(locked, "ARCHIVED");

            for (int hour : List.of(0, 1, 6, 12, 23)) {
                at(LocalTime.of(hour, 59));
                nightly(true);
            }
            at(LocalTime.of(3, 0));
            nightly(false);
            assertThat(ofKind("BACKUP", shop)).as("by day, or switched off").isEmpty();

            nightly(true);

            assertThat(ofKind("BACKUP", shop)).hasSize(1);
            assertThat(ofKind("BACKUP", practice)).isEmpty();
            assertThat(ofKind("BACKUP", locked)).isEmpty();
            await().until(() -> ofKind("BACKUP", shop).getFirst().state().over());
        }
    }

    @Nested
    class Tried_tonight {
        @Test
        @DisplayName("T-46 are three restaurants with a fresh backup, once a night")
        void three_of_them() {
            var shops =
                    Stream.of("first", "second", "third", "fourth", "fifth")
                            .map(testTenants::create)
                            .toList();
            var stale = testTenants.create("stale");
            var bare = testTenants.create("bare");
            shops.forEach(NightlyIT.this::backUp);
            platform.sql("UPDATE tenant_file SET ready_at = ? WHERE file_id = ?")
                    .params(Utc.utc(clock.instant().minus(Duration.ofDays(3))), backUp(stale))
                    .update();
            at(LocalTime.of(4, 59));
            drill(true);
            at(LocalTime.of(7, 0));
            drill(true);
            at(LocalTime.of(5, 30));
            drill(false);
            assertThat(drilled()).as("by day, or switched off").isEmpty();

            drill(true);
            drill(true);

            assertThat(drilled())
                    .hasSize(3)
                    .isSubsetOf(shops.stream().map(Tenant::id).collect(Collectors.toSet()))
                    .doesNotContain(stale.id(), bare.id());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> drills.latest(9).stream().allMatch(one -> one.state().over()));
            assertThat(drills.latest(9))
                    .extracting(Operation::state)
                    .containsOnly(Operation.State.DONE);
        }

        @Test
        @DisplayName("T-46 are not always the same")
        void at_random() {
            Stream.of("one", "two", "three", "four")
                    .map(testTenants::create)
                    .forEach(NightlyIT.this::backUp);

            var picked =
                    Stream.generate(() -> drills.some(1).getFirst())
                            .limit(60)
                            .collect(Collectors.toSet());

            assertThat(picked).hasSize(4);
        }
    }

    private void nightly(boolean on) {
        new NightlyBackups(backups, tenants, clock, on).run();
    }

    private void drill(boolean on) {
        new NightlyDrills(drills, clock, on).run();
    }

    private void at(LocalTime time) {
        at(time, 0);
    }

    /** In China, today or some nights later. */
    private void at(LocalTime time, int nights) {
        clock.reset();
        var today = clock.instant().atOffset(CHINA).toLocalDate();
        Instant then = today.plusDays(1L + nights).atTime(time).toInstant(CHINA);
        clock.advance(Duration.between(clock.instant(), then));
    }

    /** The id of the file. */
    private String backUp(Tenant shop) {
        var operation = backups.take(shop.id());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> operations.find(operation.id()).orElseThrow().state().over());
        return backups.usable(shop.id()).getFirst().id();
    }

    private List<Operation> ofKind(String kind, Tenant shop) {
        return operations.ofTenant(shop.id()).stream()
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    private Set<Object> drilled() {
        return drills.latest(9).stream().map(Operation::tenant).collect(Collectors.toSet());
    }

    private void state(Tenant shop, String state) {
        platform.sql("UPDATE tenant SET state = ? WHERE tenant_id = ?")
                .params(state, shop.id().value())
                .update();
        tenants.refresh();
    }

    private void practise(Tenant practice, Tenant of) {
        platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                .params(of.id().value(), practice.id().value())
                .update();
        tenants.refresh();
    }
}
