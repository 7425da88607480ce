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

    private static final String SHUT = TENANCY + "FenceIT$Shut#";
    private static final String LATE = TENANCY + "FenceIT$What_comes_late#";

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.silent(TENANCY + "Fence", "shut", TENANCY + "MoveIT#loses_nothing"),
                Guard.silent(TENANCY + "Fence", "drain", SHUT + "at_once_with_another"),
                Guard.always(
                        true,
                        TENANCY + "OpenTransactions",
                        "fresh",
                        SHUT + "before_the_eyes_of_others_who_look_all_the_time"),
                Guard.replaced("everywhere", TENANCY + "Fence", "ending", LATE + "a_shutting"),
                Guard.replaced("everywhere", TENANCY + "Fence", "ending", LATE + "an_opening"),
                Guard.always(
                        true,
                        TENANCY + "Tenants",
                        "inReach",
                        "io.yanhuo.integrations.ServerDownIT"),
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
