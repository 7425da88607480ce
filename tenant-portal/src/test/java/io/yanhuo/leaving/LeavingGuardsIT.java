package io.yanhuo.leaving;

import io.yanhuo.Guard;
import io.yanhuo.Guards;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a diner's money from leaving with a restaurant; see {@code GuardsIT}. */
class LeavingGuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";
    private static final String LATE = "io.yanhuo.leaving.LateRefundIT#";

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.always(
                        false,
                        TENANCY + "Awaited",
                        "any",
                        LATE + "so_does_one_whose_meal_is_not_settled"),
                Guard.always(
                        false,
                        TENANCY + "TenantLife$Change",
                        "keepsWayBack",
                        LATE + "the_owner_may_still_change_her_mind"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
