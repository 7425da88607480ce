package io.yanhuo.leaving;

import io.yanhuo.Guard;
import io.yanhuo.Guards;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a restaurant from being put back to something else; see {@code GuardsIT}. */
class BackupGuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";
    private static final String LEAVING = "io.yanhuo.leaving.";
    private static final String LOG = TENANCY + "binlog.";
    private static final String REPLAY = LOG + "RowReplayIT$";

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.always(false, LOG + "LogEvents", "late", REPLAY + "A_copy#to_the_moment"),
                Guard.always(true, LOG + "OurRows", "ours", REPLAY + "A_copy#of_nobody_else"),
                Guard.silent(LOG + "Progress", "reach", REPLAY + "A_copy#after_a_death"),
                Guard.always(
                        true, LOG + "BinaryLog", "has", REPLAY + "Nobody_follows#what_is_gone"),
                Guard.always(
                        true,
                        TENANCY + "Reach$Until",
                        "holds",
                        "io.yanhuo.leaving.MomentIT$Never_put_back#to_what_is_no_moment"),
                Guard.silent(
                        TENANCY + "LaidByPictures",
                        "bringBack",
                        "io.yanhuo.leaving.LaidByIT#comes_back"),
                Guard.silent(
                        TENANCY + "DoorsShut",
                        "shut",
                        LEAVING + "PeopleOfBeforeIT#the_dismissed_stay_out"),
                Guard.always(
                        false,
                        "io.yanhuo.ordering.OrdersOfBefore",
                        "has",
                        "io.yanhuo.ordering.OrdersOfBeforeIT$An_order_of_before#is_not_cooked_again"),
                Guard.always(
                        true,
                        TENANCY + "Backups",
                        "due",
                        "io.yanhuo.operations.NightlyIT$Backed_up_tonight#who_has_none"),
                Guard.always(
                        true,
                        LEAVING + "ClosureRows",
                        "archived",
                        LEAVING
                                + "GivenUpIT$A_restore#of_one_that_is_open_is_refused_whatever_its_closure_says"),
                Guard.always(
                        true,
                        LEAVING + "ClosureWork",
                        "done",
                        LEAVING
                                + "GivenUpIT$A_purge#waits_until_the_archive_has_removed_the_schema"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void is_missed_when_it_is_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
