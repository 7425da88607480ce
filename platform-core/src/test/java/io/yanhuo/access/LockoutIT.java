package io.yanhuo.access;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.MovableClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody guesses at a name from elsewhere, while its owner is at home. */
@WebTest
class LockoutIT {
    private static final String LOCKED = "access.locked-out";
    private static final Origin HOME = strange("203.0.113.7");
    private static final Origin KNOWN = new Origin(HOME.network(), "known");

    @Autowired Lockout lockout;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;

    private final Login owner =
            new Login.Password(Who.STAFF, People.phone().digits(), "richtig-8888");

    @BeforeEach
    void an_hour_begins_in_which_nobody_has_tried() {
        platform.sql("DELETE FROM login_failure").update();
        clock.set(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    @AfterEach
    void the_time_is_the_time() {
        clock.reset();
    }

    @Test
    void a_stranger_locks_only_his_own_network_out() {
        assertThat(wrong(20, "198.51.100.1")).isEqualTo(5);

        assertThat(tried(HOME)).isEqualTo("done");
    }

    @Test
    void all_addresses_of_a_network_have_the_same_five_tries() {
        int looked = 0;
        for (int i = 1; i <= 20; i++) looked += wrong(1, "2001:db8::" + i);

        assertThat(looked).isEqualTo(5);
    }

    @Test
    void a_patient_stranger_never_locks_the_name() {
        for (int hours = 0; hours < 3; hours++) {
            int looked = 0;
            for (int i = 0; i < 6; i++) {
                looked += wrong(5, "198.51.100.1");
                clock.advance(Duration.ofMinutes(10));
            }
            assertThat(looked).isEqualTo(30);
            assertThat(tried(HOME)).isEqualTo("done");
            lockout.right(owner, HOME);
        }
    }

    @Test
    void however_many_networks_guess_they_have_fifty_tries_an_hour() {
        assertThat(fromEverywhere()).isEqualTo(Lockout.TRIES_OF_A_NAME);
        assertThat(tried(HOME)).isEqualTo(LOCKED);
        clock.advance(Duration.ofMinutes(59));
        assertThat(tried(HOME)).isEqualTo(LOCKED);
        clock.advance(Duration.ofMinutes(1));

        assertThat(tried(HOME)).isEqualTo("done");
        assertThat(fromEverywhere()).isEqualTo(Lockout.TRIES_OF_A_NAME - 1);
    }

    @Test
    void whoever_is_right_has_used_up_none_and_gives_none_back_to_others() {
        wrong(4, "198.51.100.1");
        for (int i = 0; i < 60; i++) {
            assertThat(tried(HOME)).isEqualTo("done");
            lockout.right(owner, HOME);
        }

        assertThat(wrong(2, "198.51.100.1")).isEqualTo(1);
        assertThat(fromEverywhere()).isEqualTo(Lockout.TRIES_OF_A_NAME - 5);
    }

    @Test
    void nobody_guesses_its_owner_out_of_the_browser_where_she_was_let_in() {
        fromEverywhere();
        wrong(5, HOME.network().name());

        assertThat(tried(HOME)).isEqualTo(LOCKED);
        assertThat(tried(KNOWN)).isEqualTo("done");
    }

    @Test
    void a_known_browser_has_five_tries_as_well() {
        for (int i = 0; i < 5; i++) assertThat(tried(KNOWN)).isEqualTo("done");
        assertThat(tried(KNOWN)).isEqualTo(LOCKED);
        clock.advance(Duration.ofMinutes(10));

        assertThat(tried(KNOWN)).isEqualTo("done");
        lockout.right(owner, KNOWN);
        for (int i = 0; i < 5; i++) assertThat(tried(KNOWN)).isEqualTo("done");
        assertThat(tried(KNOWN)).isEqualTo(LOCKED);
    }

    @Test
    void whoever_let_himself_into_many_browsers_has_fifty_tries_an_hour_with_all_of_them() {
        int looked = 0;
        for (int i = 0; i < 20; i++) {
            var mine = new Origin(HOME.network(), "mine-" + i);
            for (int tries = 0; tries < 6; tries++) if (tried(mine).equals("done")) looked++;
        }

        assertThat(looked).isEqualTo(Lockout.TRIES_OF_A_NAME);
        assertThat(tried(HOME)).as("strange browsers").isEqualTo("done");
        clock.advance(Duration.ofHours(1));
        assertThat(tried(KNOWN)).isEqualTo("done");
    }

    private static Origin strange(String address) {
        return Origin.strange(Network.of(address));
    }

    private int fromEverywhere() {
        int looked = 0;
        for (int i = 0; i < 20; i++) looked += wrong(6, "192.0.2." + i);
        return looked;
    }

    /** How many of so many tries are looked at. */
    private int wrong(int tries, String address) {
        int looked = 0;
        for (int i = 0; i < tries; i++) {
            if (tried(strange(address)).equals("done")) looked++;
        }
        return looked;
    }

    private String tried(Origin from) {
        return answer(() -> lockout.tryOnce(owner, from));
    }
}
