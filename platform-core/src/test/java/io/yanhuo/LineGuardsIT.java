package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link TimedGuardsIT}, for what leaves connections for everybody else. */
@Tag("alone")
class LineGuardsIT {
    private static final String WEB = "io.yanhuo.access.web.";
    private static final String LINES = "io.yanhuo.access.ManyLinesIT$";

    static Stream<Guard> guards() {
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

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
