package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps money from being booked that nobody paid; see {@code GuardsIT}. */
class BillingGuardsIT {
    private static final String PAYMENTS = "io.yanhuo.payments.";
    private static final String UNPROVED = PAYMENTS + "ForgedNoticesIT$What_is_not_proved";
    private static final String UNASKED =
            PAYMENTS + "QuarantineIT$What_is_proved_but_not_what_we_asked_for";
    private static final String ELSEWHERE = PAYMENTS + "GivenBackElsewhereIT";

    static Stream<Guard> guards() {
        var reader = PAYMENTS + "wechat.NoticeReader";
        return Stream.of(
                Guard.silent(reader, "requireSigned", UNPROVED + "#is_refused_from_a_stranger"),
                Guard.always(
                        true, reader, "verify", UNPROVED + "#is_refused_when_its_body_was_altered"),
                Guard.silent(
                        reader,
                        "requireFresh",
                        UNPROVED + "#is_refused_when_it_is_older_than_five_minutes"),
                Guard.silent(
                        PAYMENTS + "wechat.Check$Differences",
                        "expect",
                        UNASKED + "#is_quarantined_when_another_amount_was_paid"),
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
                        "io.yanhuo.subscriptions.BillsIT$A_bill#of_another_restaurant_is_not_there"),
                Guard.instead(
                        "theSame",
                        PAYMENTS + "NoticeDesk",
                        "routed",
                        "equals",
                        UNASKED + "#is_quarantined_at_the_address_of_another_restaurant"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
