package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.TenantState.ACTIVE;
import static io.yanhuo.tenancy.TenantState.LOCKED;
import static io.yanhuo.tenancy.TenantState.PROVISIONING;
import static io.yanhuo.tenancy.TenantState.PURGED;
import static io.yanhuo.tenancy.TenantState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The data of a restaurant's life is whole. */
class TenantLifeTest {
    @Test
    void every_state_can_be_reached_and_every_event_happens() {
        var reached = EnumSet.of(PROVISIONING);
        boolean grew = true;
        while (grew) {
            grew =
                    reached.addAll(
                            TenantLife.changes().stream()
                                    .filter(change -> reached.contains(change.from()))
                                    .map(TenantLife.Change::to)
                                    .collect(Collectors.toSet()));
        }

        assertThat(reached).containsExactlyInAnyOrder(TenantState.values());
        assertThat(TenantLife.changes())
                .extracting(TenantLife.Change::event)
                .contains(TenantEvent.values());
    }

    @Test
    void an_event_leads_to_one_state_only_unless_it_leads_back() {
        assertThat(TenantLife.changes().stream().filter(change -> !change.back()))
                .doesNotHaveDuplicates()
                .extracting(change -> change.from() + " " + change.event())
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_purged_stays_so() {
        assertThat(TenantLife.changes()).extracting(TenantLife.Change::from).doesNotContain(PURGED);
    }

    @Test
    void the_way_back_leads_where_it_came_from_and_nowhere_else() {
        assertThat(TenantLife.after(LOCKED, TenantEvent.UNLOCK, SUSPENDED))
                .map(TenantLife.Change::to)
                .contains(SUSPENDED);
        assertThat(TenantLife.after(LOCKED, TenantEvent.UNLOCK, ACTIVE))
                .map(TenantLife.Change::to)
                .contains(ACTIVE);
        assertThat(TenantLife.after(LOCKED, TenantEvent.UNLOCK, null)).isEmpty();
    }

    @Test
    void only_an_open_restaurant_serves_and_only_a_living_one_is_worked_for() {
        for (var state : TenantState.values()) {
            if (state.open()) assertThat(state.staffed()).isTrue();
            if (state.staffed()) assertThat(state.alive()).isTrue();
        }
    }
}
