package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link GuardsIT}, for guards whose tests look at the clock or load the machine. */
@Tag("alone")
class TimedGuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";
    private static final String TIME_LIMITS = "io.yanhuo.access.TimeLimitsIT$A_request#";

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.always(
                        true,
                        TENANCY + "Tenants",
                        "inReach",
                        "io.yanhuo.integrations.ServerDownIT"),
                Guard.always(
                        false,
                        "io.yanhuo.migrations.Campaigns",
                        "givenUp",
                        TENANCY + "FleetWatchIT"),
                Guard.always(
                        true,
                        TENANCY + "Contacts",
                        "answers",
                        TENANCY + "PlacementIT#are_born_where_a_server_answers"),
                Guard.silent(
                        TENANCY + "SessionLimits",
                        "begin",
                        TIME_LIMITS + "whose_report_would_take_hours_is_cut"),
                Guard.silent(
                        TENANCY + "OverdueTransactions",
                        "kill",
                        TIME_LIMITS + "whose_many_statements_take_long_is_cut"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
