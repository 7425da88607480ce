package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps notices out that are not WeChat's, or another's; see {@code GuardsIT}. */
class BillingGuardsIT {
    private static final String PAYMENTS = "io.yanhuo.payments.";
    private static final String UNPROVED = PAYMENTS + "ForgedNoticesIT$What_is_not_proved";
    private static final String UNASKED =
            PAYMENTS + "QuarantineIT$What_is_proved_but_not_what_we_asked_for";

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
