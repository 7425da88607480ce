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

    private static final String WEB = "io.yanhuo.access.web.";
    private static final String LINES = "io.yanhuo.access.ManyLinesIT$";

    /** What leaves connections for everybody else. */
    static Stream<Guard> lines() {
        var slow = LINES + "Half_a_request#";
        return Stream.of(
                Guard.always(
                        true,
                        WEB + "UnderWay$Place",
                        "holds",
                        slow
                                + "is_waited_for_so_many_times_from_one_address_and_others_are_served"),
                Guard.replaced(
                        "forever",
                        WEB + "LimitSettings$Body",
                        "patience",
                        slow
                                + "ends_when_the_whole_has_taken_too_long_however_often_something_comes"),
                Guard.replaced(
                        "forever",
                        WEB + "LimitSettings$Body",
                        "patience",
                        LINES + "A_picture#that_hardly_comes_is_given_up"),
                Guard.always(
                        true,
                        WEB + "StreamLimit$Place",
                        "take",
                        LINES + "Live_pages#nor_more_of_all_together_than_leave_room_for_others"));
    }

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
    @MethodSource({"guards", "lines"})
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
