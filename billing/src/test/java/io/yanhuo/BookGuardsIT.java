package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps money from being booked that nobody paid; see {@code GuardsIT}. */
class BookGuardsIT {
    private static final String PAYMENTS = "io.yanhuo.payments.";
    private static final String ELSEWHERE = PAYMENTS + "GivenBackElsewhereIT";

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.always(
                        true,
                        PAYMENTS + "TradeDesk",
                        "booked",
                        ELSEWHERE + "#is_not_booked_when_a_notice_says_so"),
                Guard.always(
                        false,
                        PAYMENTS + "TradeNotices",
                        "late",
                        ELSEWHERE + "#is_not_booked_when_a_notice_of_before_comes_late"),
                Guard.always(
                        true, PAYMENTS + "NoticeDesk", "worthTrying", PAYMENTS + "NoticeDeskTest"),
                Guard.always(true, PAYMENTS + "Payments", "certain", PAYMENTS + "PaymentsTest"),
                Guard.instead(
                        "ofAnybody",
                        "io.yanhuo.subscriptions.BillRows",
                        "find",
                        "sql",
                        "io.yanhuo.subscriptions.BillsIT$A_bill#of_another_restaurant_is_not_there"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
