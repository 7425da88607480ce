package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.Refusals;
import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator has given up is not the end of it. */
class GivenUpIT extends LeavingScene {
    private static final int CLICKS = 8;

    @Autowired Audit audit;

    @Nested
    class A_restore {
        @ParameterizedTest
        @EnumSource(value = Restoring.Step.class, names = "FORGET", mode = EnumSource.Mode.EXCLUDE)
        void succeeds_when_it_is_ordered_again(Restoring.Step step) {
            var shop = filled("again");
            var before = FilledSchema.checksums(shop);
            archive(shop);
            var first = givenUp(failing(step, () -> restore(shop)));
            assertThat(closures.restorable(shop.id())).isTrue();

            var second = restore(shop);

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.state()).isEqualTo(Operation.State.DONE);
            var back = tenants.get(shop.id());
            assertThat(back.state()).isEqualTo(TenantState.SUSPENDED);
            assertThat(FilledSchema.checksums(back)).isEqualTo(before);
            assertThat(status(owner(back).open("/admin/export"))).isEqualTo(200);
            assertThat(closures.of(shop.id())).isEmpty();
        }

        @Test
        void succeeds_the_third_time_as_well() {
            var shop = testTenants.create("thrice");
            archive(shop);
            givenUp(failing(Restoring.Step.CHECK, () -> restore(shop)));
            givenUp(failing(Restoring.Step.SCHEMA, () -> restore(shop)));

            assertThat(restore(shop).state()).isEqualTo(Operation.State.DONE);
            assertThat(of(Restoring.NAME, shop)).hasSize(3);
        }

        @Test
        void is_begun_and_written_down_once_however_many_order_it_at_once() throws Exception {
            var shop = testTenants.create("eager");
            archive(shop);
            givenUp(failing(Restoring.Step.PLACE, () -> restore(shop)));

            var begun = new ConcurrentLinkedQueue<String>();
            var answers =
                    Crowd.atOnce(CLICKS, () -> Refusals.answer(() -> begun.add(restoring(shop))));

            // Whoever comes when it is over already is told so.
            assertThat(answers).contains("done").isSubsetOf("done", "leaving.not-now");
            assertThat(begun.stream().distinct()).hasSize(1);
            assertThat(of(Restoring.NAME, shop)).hasSize(2);
            assertThat(ordered(shop)).isEqualTo(2);
            assertThat(finished(Restoring.NAME, shop).state()).isEqualTo(Operation.State.DONE);
        }

        @Test
        void is_not_ordered_anew_while_one_waits_for_an_operator() {
            var shop = testTenants.create("waiting");
            archive(shop);
            var failed = failing(Restoring.Step.CHECK, () -> restore(shop));

            assertThat(closures.restorable(shop.id())).isFalse();
            refused(shop);
            assertThat(ordered(shop)).isEqualTo(1);
            clock.advance(KEPT);
            due.run();
            assertThat(of(Purging.NAME, shop)).as("it may come back yet").isEmpty();

            operations.retry(failed.id());
            assertThat(finished(failed).state()).isEqualTo(Operation.State.DONE);
            assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
        }

        @Test
        void that_had_opened_it_again_leaves_it_open_and_nothing_to_restore_from() {
            var shop = filled("back");
            var before = FilledSchema.checksums(shop);
            archive(shop);

            givenUp(failing(Restoring.Step.FORGET, () -> restore(shop)));

            assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
            assertThat(FilledSchema.checksums(tenants.get(shop.id()))).isEqualTo(before);
            assertThat(files(shop).keySet()).noneMatch(file -> file.contains("/archive/"));
            assertThat(closures.of(shop.id())).isEmpty();
            refused(shop);
        }

        @Test
        void that_had_opened_it_again_leaves_a_closure_that_was_asked_for_since() {
            var shop = testTenants.create("inconstant");
            archive(shop);
            var failed = failing(Restoring.Step.FORGET, () -> restore(shop));
            clock.advance(Duration.ofMinutes(1));
            request(tenants.get(shop.id()));

            operations.retry(failed.id());

            assertThat(finished(failed).state()).isEqualTo(Operation.State.DONE);
            assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
            assertThat(closures.of(shop.id()))
                    .hasValueSatisfying(closure -> assertThat(closure.archivedAt()).isNull());
        }

        /** An earlier release left the closure behind. */
        @Test
        void of_one_that_is_open_is_refused_whatever_its_closure_says() {
            var shop = testTenants.create("open");
            archive(shop);
            givenUp(failing(Restoring.Step.CHECK, () -> restore(shop)));
            platform.sql("UPDATE tenant SET state = 'SUSPENDED' WHERE tenant_id = ?")
                    .param(shop.id().value())
                    .update();

            assertThat(closures.restorable(shop.id())).isFalse();
            refused(shop);
        }
    }

    @Nested
    class A_purge {
        @ParameterizedTest
        @EnumSource(Purging.Step.class)
        void is_begun_again_by_itself(Purging.Step step) {
            var shop = testTenants.create("half-gone");
            hangUpAPicture(shop);
            archive(shop);
            var first = givenUp(failing(step, () -> purge(shop)));

            due.run();
            var second = finished(Purging.NAME, shop);

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.state()).isEqualTo(Operation.State.DONE);
            assertThat(state(shop)).isEqualTo(TenantState.PURGED);
            assertThat(folder(shop)).doesNotExist();
            var closure = closures.of(shop.id()).orElseThrow();
            assertThat(closures.proof(closure).number()).isEqualTo(second.id());
            due.run();
            assertThat(of(Purging.NAME, shop)).hasSize(2);
        }

        @Test
        void that_waits_for_an_operator_is_not_begun_beside_itself() {
            var shop = testTenants.create("stuck");
            archive(shop);
            var failed = failing(Purging.Step.FILES, () -> purge(shop));

            due.run();

            assertThat(of(Purging.NAME, shop)).containsExactly(failed);
            operations.retry(failed.id());
            assertThat(finished(failed).state()).isEqualTo(Operation.State.DONE);
        }

        @Test
        void waits_until_the_archive_has_removed_the_schema() {
            var shop = testTenants.create("lingering");
            var failed = failing(Archiving.Step.DROP, () -> archive(shop));
            clock.advance(KEPT);

            due.run();
            assertThat(of(Purging.NAME, shop)).isEmpty();

            operations.retry(failed.id());
            finished(failed);
            due.run();
            assertThat(finished(Purging.NAME, shop).state()).isEqualTo(Operation.State.DONE);
            assertThat(
                            FilledSchema.asked(
                                    "SELECT schema_name FROM information_schema.schemata"
                                            + " WHERE schema_name = ?",
                                    shop.schema().value()))
                    .isEmpty();
        }
    }

    private List<Operation> of(String kind, Tenant shop) {
        return operations.ofTenant(shop.id()).stream()
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    private String restoring(Tenant shop) {
        return closures.restore(shop.id(), "店主反悔了").id();
    }

    private long ordered(Tenant shop) {
        return audit.latest(shop.id(), null, 100).stream()
                .filter(entry -> entry.action().equals("tenant.restore-ordered"))
                .count();
    }

    private void refused(Tenant shop) {
        Refusals.refused(() -> closures.restore(shop.id(), "?"), LeavingRefusal.NotNow.class);
    }
}
