package io.yanhuo.access;

import static io.yanhuo.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.MovableClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@WebTest
class CodesPerAddressIT {
    private static final int MOST = 3;

    @Autowired SmsCodeRows rows;
    @Autowired Tries tries;
    @Autowired MasterKey key;
    @Autowired MovableClock clock;

    private final String here = "address-" + RandomId.ofLength(10);
    private CodesPerAddress limit;
    private CodesPerAddress ofAnotherNode;

    @BeforeEach
    void two_nodes() {
        // It is counted by the hour: none ends in the middle of a test.
        clock.set(clock.instant().truncatedTo(ChronoUnit.HOURS).plusSeconds(1800));
        limit = new CodesPerAddress(settings(), rows, tries, key, clock);
        ofAnotherNode = new CodesPerAddress(settings(), rows, tries, key, clock);
    }

    @AfterEach
    void nobody_asks() {
        RequestContextHolder.resetRequestAttributes();
        clock.reset();
    }

    @Test
    void an_address_causes_so_many_messages_and_others_may_still() {
        from(here);
        for (int i = 0; i < MOST; i++) limit.count();

        assertRefused(limit);
        from("another " + here);
        limit.count();
    }

    @Test
    void a_network_of_which_somebody_has_all_addresses_is_one() {
        var mine = "2001:db8:%x:%x".formatted(here.hashCode() & 0xffff, here.hashCode() >>> 16);
        for (int i = 1; i <= MOST; i++) {
            from(mine + "::" + i);
            limit.count();
        }
        from(mine + ":1:2:3:4");

        assertRefused(limit);
    }

    @Test
    void guesses_at_codes_of_many_numbers_are_counted_together() {
        from(here);
        for (int i = 0; i < Lockout.TRIES_OF_AN_ADDRESS; i++) limit.countTry();

        refused(ofAnotherNode::countTry, AccessRefusal.CodeLocked.class);
        from("another " + here);
        limit.countTry();
        from(here);
        clock.advance(Duration.ofMinutes(10));
        limit.countTry();
    }

    @Test
    void right_codes_are_no_guesses() {
        from(here);
        for (int i = 0; i < 2 * Lockout.TRIES_OF_AN_ADDRESS; i++) {
            limit.countTry();
            limit.takeBack();
        }
    }

    @Test
    void all_nodes_count_together() {
        from(here);
        limit.count();
        ofAnotherNode.count();
        limit.count();

        assertRefused(ofAnotherNode);
    }

    @Test
    void as_many_more_an_hour_later() {
        from(here);
        for (int i = 0; i < MOST; i++) limit.count();
        clock.advance(Duration.ofHours(1));

        limit.count();
    }

    @Test
    void of_fifty_at_once_no_more_get_through() throws Exception {
        Callable<Boolean> one =
                () -> {
                    from(here);
                    try {
                        limit.count();
                        return true;
                    } catch (Refused _) {
                        return false;
                    }
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> one).toList());

            assertThat(answers).filteredOn(Future::resultNow).hasSize(MOST);
        }
    }

    @Test
    void work_that_no_request_carries_is_not_counted() {
        for (int i = 0; i < 100; i++) limit.count();
    }

    private static void assertRefused(CodesPerAddress limit) {
        assertThatThrownBy(limit::count)
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                assertThat(e.refusal())
                                        .isInstanceOf(AccessRefusal.TooManyCodes.class));
    }

    private static void from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static AccessSettings settings() {
        var hour = Duration.ofHours(1);
        return new AccessSettings(hour, hour, hour, hour, hour, hour, hour, MOST);
    }
}
