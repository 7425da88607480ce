package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.SchemaVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which of the releases that are running takes up what gives a restaurant its structure. */
class OperationReleasesIT extends OperationScene {
    private static final String OLDER = "20200101-0000.1";
    private static final String NEWER = "20990101-0000.";

    @Autowired TestTenant testTenants;
    @Autowired Release release;
    private TenantId tenant;
    private String born;

    @BeforeEach
    void a_restaurant() {
        moving.bringsStructure = true;
        tenant = testTenants.create("between").id();
        born =
                platform.sql("SELECT schema_version FROM tenant WHERE tenant_id = ?")
                        .param(tenant.value())
                        .query(String.class)
                        .single();
    }

    @AfterEach
    void whose_structure_is_what_it_was() {
        hasStructureOf(born);
    }

    private void hasStructureOf(String version) {
        platform.sql("UPDATE tenant SET schema_version = ? WHERE tenant_id = ?")
                .params(version, tenant.value())
                .update();
    }

    private void hasOurStructure() {
        hasStructureOf(release.version().value());
    }

    private Operation ofTheRestaurant() {
        return operations.start("MOVE-HOUSE", fresh(), tenant, new Moving.Order("piano"));
    }

    private void waits(Operation operation) {
        await().during(Duration.ofSeconds(1))
                .until(() -> state(operation) == Operation.State.PENDING);
    }

    @Nested
    class While_nodes_of_an_older_one_are_running {
        private OlderNode node;

        @BeforeEach
        void begin() {
            node = OlderNode.begun(platform);
        }

        @AfterEach
        void end() {
            node.end();
        }

        @Test
        void what_they_could_not_serve_is_left_to_them_until_they_are_gone() {
            var operation = start();

            waits(operation);

            node.fallsSilent();
            reached(operation, Operation.State.DONE);
        }

        @Test
        void so_is_that_of_a_restaurant_with_an_older_structure() {
            hasStructureOf(OLDER);
            var operation = ofTheRestaurant();

            waits(operation);

            node.fallsSilent();
            reached(operation, Operation.State.DONE);
        }

        @Test
        void but_not_that_of_one_which_has_ours_already_since_they_could_not_do_it() {
            hasOurStructure();

            reached(ofTheRestaurant(), Operation.State.DONE);
        }

        @Test
        void everything_else_goes_on() {
            moving.bringsStructure = false;

            reached(start(), Operation.State.DONE);
        }
    }

    @Nested
    class That_of_a_restaurant_which_a_newer_one_has_changed {
        @Test
        void is_left_to_the_newer_one() {
            hasStructureOf(NEWER + 1);
            var operation = ofTheRestaurant();

            waits(operation);

            hasOurStructure();
            reached(operation, Operation.State.DONE);
        }

        @Test
        void is_known_by_its_number_and_not_by_its_text() {
            var tenth = new SchemaVersion(NEWER + 10);
            var sought = new SoughtWork(List.of(moving), tenth, false);
            hasStructureOf(NEWER + 11);
            var operation = ofTheRestaurant();
            assertThat(leases.due(sought, 100)).doesNotContain(operation.id());

            hasStructureOf(NEWER + 9);
            assertThat(leases.due(sought, 100)).contains(operation.id());

            hasOurStructure();
            reached(operation, Operation.State.DONE);
        }

        @Test
        void is_cleared_away_by_whoever_is_there() {
            hasStructureOf(NEWER + 1);
            var operation = ofTheRestaurant();

            assertThat(operations.abandon(operation.id())).isTrue();

            reached(operation, Operation.State.ABANDONED);
            assertThat(moving.cleaned).containsExactly(operation.id());
        }

        @Test
        void is_put_right_by_whoever_is_there() {
            hasStructureOf(NEWER + 1);
            var operation = ofTheRestaurant();
            platform.sql("UPDATE operation SET state = 'STOPPING' WHERE operation_id = ?")
                    .param(operation.id())
                    .update();

            await().until(() -> leaseOf(operation).fence() > 0);
        }

        @Test
        void can_be_given_up_once_its_hand_is_dead() {
            hasStructureOf(NEWER + 1);
            var operation = ofTheRestaurant();

            atHandUntil(operation, clock.instant().plusSeconds(600));
            assertThat(operations.abandon(operation.id())).isFalse();
            assertThat(stuck()).doesNotContain(operation.id());

            atHandUntil(operation, clock.instant().minusSeconds(600));
            assertThat(stuck()).contains(operation.id());
            assertThat(operations.abandon(operation.id())).isTrue();

            reached(operation, Operation.State.ABANDONED);
        }

        private void atHandUntil(Operation operation, Instant moment) {
            platform.sql(
                            """
                            UPDATE operation
                               SET state = 'RUNNING', lease_owner = 'newer', lease_until = ?
                             WHERE operation_id = ?
                            """)
                    .params(Utc.utc(moment), operation.id())
                    .update();
        }

        private List<String> stuck() {
            return operations.stuck(1000).stream().map(Operation::id).toList();
        }

        @Test
        void is_done_by_whoever_is_there_if_it_changes_no_structure() {
            moving.bringsStructure = false;
            hasStructureOf(NEWER + 1);

            reached(ofTheRestaurant(), Operation.State.DONE);
        }
    }
}
