package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link PortalGuardsIT}, for guards whose tests look at the clock. */
@Tag("alone")
class TimedPortalGuardsIT {
    private static final String DOMAINS = "io.yanhuo.domains.";
    private static final String RELEASING = DOMAINS + "ReleasingIT$";

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.always(
                        false,
                        DOMAINS + "Verdicts",
                        "outdated",
                        RELEASING + "After_its_rest#a_token_of_before_is_no_proof"),
                Guard.silent(
                        "io.yanhuo.tenancy.TenantCache",
                        "forget",
                        RELEASING + "At_once#it_serves_nobody_any_more"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
