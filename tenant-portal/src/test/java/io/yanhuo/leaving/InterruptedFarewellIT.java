package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.operations.OperationDesk;
import io.yanhuo.shared.Refused;
import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes between a restaurant and its archive, or its end. */
class InterruptedFarewellIT extends LeavingScene {
    @Autowired OperationDesk desk;
    @Autowired TenantEnds ends;

    private Accident accident;
    private Tenant shop;
    private Map<String, String> before;

    @BeforeEach
    void a_restaurant() {
        shop = filled("wavering");
        hangUpAPicture(shop);
        before = FilledSchema.checksums(shop);
        accident = accident();
        accident.begin();
    }

    @AfterEach
    void nothing_comes_between_any_more() {
        accident.end();
    }

    @Nested
    class Taken_back {
        @Test
        @DisplayName("T-47 just before its doors shut, it is not archived at all")
        void just_before_its_doors_shut() {
            accident.meanwhileAt(shop.id(), "FENCE begun", () -> closures.cancel(shop.id(), "反悔了"));

            assertThat(archive(shop).state()).isEqualTo(Operation.State.ABANDONED);

            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
            assertWhole();
        }

        @Test
        @DisplayName("T-47 and asked for again, it has its whole cool-off once more")
        void and_asked_for_again() {
            accident.meanwhileAt(
                    shop.id(),
                    "FENCE begun",
                    () -> {
                        closures.cancel(shop.id(), "反悔了");
                        clock.advance(Duration.ofMinutes(1));
                        request(shop);
                    });

            assertThat(archive(shop).state()).isEqualTo(Operation.State.ABANDONED);

            assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
            assertThat(closures.of(shop.id())).isPresent();
            assertWhole();
            clock.advance(COOL_OFF);
            due.run();
            assertThat(finished(Archiving.NAME, shop).state()).isEqualTo(Operation.State.DONE);
            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
        }

        @Test
        void while_its_archive_waits_for_an_operator_it_leaves_none_waiting() {
            accident.failAt("FENCE");
            var failed = archive(shop);
            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);

            closures.cancel(shop.id(), "反悔了");

            abandoned(failed);
            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
            assertThat(closures.of(shop.id())).isEmpty();
            assertWhole();
        }

        @Test
        void too_late_it_changes_nothing() {
            accident.failAt("VERIFY");
            var failed = archive(shop);

            assertThatThrownBy(() -> closures.cancel(shop.id(), "反悔了")).isInstanceOf(Refused.class);

            assertThat(operations.find(failed.id()).orElseThrow().state())
                    .isEqualTo(Operation.State.FAILED);
            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
        }
    }

    @Nested
    class An_archive {
        @Test
        @DisplayName(
                "T-47 that could not be dropped yet is neither given up nor purged, but finished")
        void that_has_come_too_far_is_finished() {
            accident.failAt("DROP");
            var failed = archive(shop);
            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);

            assertThat(operations.abandon(failed.id())).isFalse();
            assertThatThrownBy(() -> desk.abandon(failed.id(), "不想等了"))
                    .isInstanceOf(Refused.class)
                    .extracting(refused -> ((Refused) refused).refusal())
                    .isEqualTo(new ConsoleRefusal.TooFar());
            clock.advance(KEPT);
            due.run();
            assertThat(purges()).isEmpty();
            assertWholeButClosed();

            accident.failAt("");
            operations.retry(failed.id());
            assertThat(finished(failed).state()).isEqualTo(Operation.State.DONE);
            assertThat(FilledSchema.tables(shop)).isEmpty();
            due.run();
            assertThat(finished(Purging.NAME, shop).state()).isEqualTo(Operation.State.DONE);
            assertThat(state(shop)).isEqualTo(TenantState.PURGED);
        }

        @Test
        @DisplayName("T-47 of which nobody would know the file is not all that is left")
        void without_its_closure_drops_nothing() {
            accident.meanwhileAt(
                    shop.id(),
                    "VERIFY begun",
                    () ->
                            platform.sql("DELETE FROM closure WHERE tenant_id = ?")
                                    .param(shop.id().value())
                                    .update());

            var failed = archive(shop);

            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            assertThat(operations.steps(failed.id()))
                    .anySatisfy(step -> assertThat("" + step.error()).contains("no-closure"));
            assertWholeButClosed();
            operations.abandon(failed.id());
            abandoned(failed);
            assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
            assertWhole();
        }

        @Test
        void that_is_given_up_before_it_began_leaves_the_restaurant_suspended_and_whole() {
            accident.failAt("FENCE");
            var failed = archive(shop);

            operations.abandon(failed.id());

            abandoned(failed);
            assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
            assertThat(closures.of(shop.id())).isEmpty();
            assertWhole();
        }
    }

    @Nested
    class A_purge {
        @ParameterizedTest
        @ValueSource(strings = {"BEGIN begun", "KEYS begun"})
        @DisplayName("T-47 destroys no key of a restaurant that has come back")
        void of_one_that_has_come_back(String point) {
            archive(shop);
            accident.meanwhileAt(
                    shop.id(),
                    point,
                    () ->
                            platform.sql(
                                            "UPDATE tenant SET state = 'SUSPENDED',"
                                                    + " state_version = state_version + 1"
                                                    + " WHERE tenant_id = ?")
                                    .param(shop.id().value())
                                    .update());

            assertThat(purge(shop).state()).isEqualTo(Operation.State.ABANDONED);

            assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
            assertThat(ends.keysDestroyed(shop.id())).isZero();
        }

        @Test
        @DisplayName("T-47 that was begun for an earlier closure leaves the present one alone")
        void of_another_closure() {
            archive(shop);
            accident.meanwhileAt(
                    shop.id(),
                    "BEGIN begun",
                    () ->
                            platform.sql(
                                            "UPDATE closure SET requested_at ="
                                                    + " requested_at + INTERVAL 1 HOUR"
                                                    + " WHERE tenant_id = ?")
                                    .param(shop.id().value())
                                    .update());

            assertThat(purge(shop).state()).isEqualTo(Operation.State.ABANDONED);

            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
            assertThat(ends.keysDestroyed(shop.id())).isZero();
        }
    }

    private List<Operation> purges() {
        return operations.ofTenant(shop.id()).stream()
                .filter(one -> one.kind().equals(Purging.NAME))
                .toList();
    }

    private void abandoned(Operation operation) {
        await().atMost(PATIENCE)
                .until(() ->
                        operations.find(operation.id()).orElseThrow().state()
                                == Operation.State.ABANDONED);
        tenants.refresh();
    }

    /** Nothing of it is lost, and its people get in. */
    private void assertWhole() {
        assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
        assertThat(tenants.byHost(shop.host())).map(Tenant::id).contains(shop.id());
        assertThat(status(owner(tenants.get(shop.id())).open("/admin/export"))).isEqualTo(200);
        assertThat(files(shop).keySet()).noneMatch(file -> file.contains("/archive/"));
    }

    private void assertWholeButClosed() {
        assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
        assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
    }
}
