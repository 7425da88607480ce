package io.yanhuo.access;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Strangers guess at a password from everywhere, while its owner comes back to her browser. */
class KnownBrowsersIT extends GuardScene {
    private static final String MARK = "yh_known";

    @Autowired Lockout lockout;

    private PhoneNumber anna;

    @BeforeEach
    void somebody_works_here() {
        anna = People.phone();
        in(laowang, () -> staff.create("小安", anna, StaffRole.MANAGER, PASSWORD));
    }

    @Test
    void whoever_was_let_in_here_is_let_in_again() {
        var hers = signedOut(laowang);
        guessed(new Login.Password(Who.STAFF, anna.digits(), "geraten-1234"));

        assertThat(signIn(at(laowang), anna, PASSWORD, "").status()).isEqualTo(429);
        assertThat(signIn(hers, anna, PASSWORD, "").status()).isEqualTo(303);
    }

    @Test
    void a_code_makes_a_browser_known_as_well() {
        var hers = at(laowang);
        assertThat(byCode(hers, "/admin/login", anna).status()).isEqualTo(303);
        leave(hers);
        guessed(new Login.Password(Who.STAFF, anna.digits(), "geraten-1234"));

        assertThat(signIn(hers, anna, PASSWORD, "").status()).isEqualTo(303);
    }

    @Test
    void an_operator_has_hers_too() {
        var hers = at("ops");
        signIn(hers, "root", "operator-password");
        guessedAtThePlatform("root");

        assertThat(operator(at("ops")).status()).isEqualTo(429);
        var later = at("ops");
        later.plant(MARK, hers.cookie(MARK));
        assertThat(operator(later).status()).isEqualTo(303);
    }

    @Test
    void at_a_till_some_are_known_and_the_last_of_them() {
        var till = at(laowang);
        var names = Stream.generate(People::phone).limit(KnownBrowsers.PERSONS + 1).toList();
        for (var name : names) {
            in(laowang, () -> staff.create("小工", name, StaffRole.MANAGER, PASSWORD));
            assertThat(signIn(till, name, PASSWORD, "").status()).isEqualTo(303);
            leave(till);
            guessed(new Login.Password(Who.STAFF, name.digits(), "geraten-1234"));
        }

        for (var name : names.subList(1, names.size())) {
            assertThat(signIn(copyOf(till), name, PASSWORD, "").status()).isEqualTo(303);
        }
        assertThat(signIn(copyOf(till), names.getFirst(), PASSWORD, "").status()).isEqualTo(429);
    }

    @Test
    void a_browser_that_is_known_again_and_again_has_the_same_five_tries() {
        var marks = new HashSet<String>();
        var hers = at(laowang);
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(hers, anna, PASSWORD, "").status()).isEqualTo(303);
            leave(hers);
            marks.add(hers.cookie(MARK));
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(marks).as("each is written anew").hasSize(3);

        var answers =
                marks.stream()
                        .flatMap(mark -> Stream.generate(() -> mark).limit(2))
                        .map(mark -> signIn(bearing(mark, laowang), anna, "falsch-8888", ""))
                        .map(TestBrowser.Page::status)
                        .toList();
        assertThat(answers).endsWith(429).filteredOn(Integer.valueOf(429)::equals).hasSize(1);
    }

    @Test
    void the_mark_is_of_use_to_nobody_else() {
        var other = People.phone();
        in(laowang, () -> staff.create("小白", other, StaffRole.MANAGER, PASSWORD));
        var hers = signedOut(laowang);
        guessed(new Login.Password(Who.STAFF, other.digits(), "geraten-1234"));

        assertThat(signIn(hers, other, PASSWORD, "").status()).isEqualTo(429);
    }

    @Test
    void the_mark_is_of_no_use_at_another_restaurant() {
        in(amei, () -> staff.create("小安", anna, StaffRole.MANAGER, PASSWORD));
        var mark = signedOut(laowang).cookie(MARK);
        amei.scope().run(() -> guessAt(new Login.Password(Who.STAFF, anna.digits(), "no")));

        assertThat(signIn(bearing(mark, amei), anna, PASSWORD, "").status()).isEqualTo(429);
    }

    @Test
    void what_somebody_made_up_is_no_mark() {
        var mark = signedOut(laowang).cookie(MARK);
        guessed(new Login.Password(Who.STAFF, anna.digits(), "geraten-1234"));

        for (var madeUp : new String[] {mark + "x", "x" + mark, "x", "a.b", "."}) {
            assertThat(signIn(bearing(madeUp, laowang), anna, PASSWORD, "").status())
                    .as(madeUp)
                    .isEqualTo(429);
        }
    }

    @Test
    void the_mark_ends_after_half_a_year_without_her() {
        var mark = signedOut(laowang).cookie(MARK);
        clock.advance(Duration.ofDays(179));
        guessed(new Login.Password(Who.STAFF, anna.digits(), "geraten-1234"));
        assertThat(signIn(bearing(mark, laowang), anna, PASSWORD, "").status()).isEqualTo(303);
        clock.advance(Duration.ofDays(1));
        guessed(new Login.Password(Who.STAFF, anna.digits(), "geraten-1234"));

        assertThat(signIn(bearing(mark, laowang), anna, PASSWORD, "").status()).isEqualTo(429);
    }

    @Test
    void the_mark_does_not_tell_whose_it_is_and_guests_get_none() {
        var mark = signedOut(laowang).cookie(MARK);
        var text = new String(Base64.getUrlDecoder().decode(mark.split("\\.")[0]));
        assertThat(text).doesNotContain(anna.digits()).doesNotContain("小安");

        var guest = at(laowang);
        assertThat(byCode(guest, "/login", People.phone()).status()).isEqualTo(303);
        assertThat(guest.cookies()).doesNotContainKey(MARK);
    }

    private TestBrowser signedOut(Tenant tenant) {
        var browser = at(tenant);
        assertThat(signIn(browser, anna, PASSWORD, "").status()).isEqualTo(303);
        leave(browser);
        return browser;
    }

    private static void leave(TestBrowser browser) {
        formAt(browser, "/admin/probe/form").post("/admin/logout", Map.of());
        assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
    }

    private TestBrowser copyOf(TestBrowser browser) {
        return bearing(browser.cookie(MARK), laowang);
    }

    private TestBrowser bearing(String mark, Tenant tenant) {
        var browser = at(tenant);
        browser.plant(MARK, mark);
        return browser;
    }

    private TestBrowser.Page operator(TestBrowser browser) {
        return formAt(browser, "/login")
                .post("/login", Map.of("login", "root", "password", "operator-password"));
    }

    private void guessed(Login login) {
        laowang.scope().run(() -> guessAt(login));
    }

    private void guessedAtThePlatform(String name) {
        guessAt(new Login.Password(Who.OPERATOR, name, "geraten-1234"));
    }

    /** Until nobody may try that name any more, from wherever. */
    private void guessAt(Login login) {
        for (int i = 0; i < 11; i++) {
            var from = Origin.strange(Network.of("192.0.2." + i));
            for (int tries = 0; tries < 5; tries++) {
                answer(() -> lockout.tryOnce(login, from));
            }
        }
    }
}
