package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.MockBrowser;
import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Pictures;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the form to the restaurant that it asks for. */
class SignupIT extends SignupScene {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @Autowired Brands brands;
    @Autowired Pictures pictures;
    @Autowired StaffAccounts staff;

    @Nested
    class A_restaurant_that_signs_up {
        @Test
        void is_shown_coming_to_be_and_opens_with_its_logo() throws IOException {
            browser.open("/signup");
            browser.post("/signup/code", fields());
            var slug = "logo-" + RandomId.ofLength(5);

            post(with("code", code(), "address", slug), Map.of("logo", picture()));

            assertThat(browser.status()).isEqualTo(303);
            var progress = browser.location();
            assertThat(progress).matches("/signup/[0-9a-z]{20}");
            awaitOpen(progress);
            assertThat(browser.page()).contains(slug + "." + HOST, "进入工作台", "打开店面", "下载小程序");
            var tenant = tenants.byHost(slug + "." + HOST).orElseThrow();
            tenant.scope()
                    .run(() ->
                            assertThat(pictures.find(brands.current().logo(), Pictures.Size.THUMB))
                                    .isPresent());
            assertThat(browser.open(progress + "/store.svg").page()).startsWith("<svg");
        }

        @Test
        void has_agreed_to_the_versions_that_were_shown() {
            sent("agree-" + RandomId.ofLength(5));

            assertThat(
                            platform.sql(
                                            "SELECT CONCAT(document, ' ', version)"
                                                    + " FROM signup_consent WHERE signup_id = ?")
                                    .param(progress.substring("/signup/".length()))
                                    .query(String.class)
                                    .list())
                    .containsExactlyInAnyOrder("TERMS 2026-11", "PRIVACY 2026-11");
        }

        @Test
        void is_one_although_the_form_was_sent_twice_at_once() throws Exception {
            browser.open("/signup");
            var key = key();
            browser.post("/signup/code", with("key", key));
            var form = with("key", key, "code", code(), "address", "two-" + RandomId.ofLength(5));

            var answers = Crowd.atOnce(2, () -> browser.copy().post("/signup", form).location());

            assertThat(answers.get(0)).isEqualTo(answers.get(1));
            assertThat(signups()).isEqualTo(1);
        }

        @Test
        void lets_only_its_own_browser_in_as_the_owner() {
            var tenant = sent("owner-" + RandomId.ofLength(5));

            browser.open(progress + "/enter/workspace");
            assertThat(browser.location())
                    .contains("://" + tenant.host())
                    .contains("/admin/enter?ticket=");

            var stranger = new MockBrowser(mvc, HOST).open(progress + "/enter/workspace");
            assertThat(stranger.location()).contains(tenant.host()).endsWith("/admin");
        }

        @Test
        void lets_it_in_for_as_long_as_the_browser_is_to_keep_its_cookie() {
            sent("day-" + RandomId.ofLength(5));

            platform.sql(
                            "UPDATE signup SET created_at = created_at - INTERVAL 1 DAY"
                                    + " WHERE signup_id = ?")
                    .param(progress.substring("/signup/".length()))
                    .update();

            assertThatItHasToLogIn();
        }

        @Test
        void lets_a_founder_who_was_dismissed_in_as_nobody_else() {
            var tenant = sent("out-" + RandomId.ofLength(5));

            tenant.scope().run(() -> staff.deactivate(founder()));

            assertThatItHasToLogIn();
        }

        @Test
        void lets_a_founder_who_is_no_owner_any_more_in_as_nobody_else() {
            var tenant = sent("job-" + RandomId.ofLength(5));

            tenant.scope().run(() -> staff.changeRole(founder(), StaffRole.CASHIER));

            assertThatItHasToLogIn();
        }

        /** Of a restaurant that has a second owner by now. */
        private String founder() {
            var partner = new PhoneNumber("1390077" + PHONES.getAndIncrement());
            staff.create("阿美", partner, StaffRole.OWNER, null);
            return staff.all().stream()
                    .filter(member -> member.phone().digits().equals(phone))
                    .map(Staff::id)
                    .findFirst()
                    .orElseThrow();
        }

        private void assertThatItHasToLogIn() {
            browser.open(progress + "/enter/workspace");
            assertThat(browser.location()).endsWith("/admin");
        }

        @Test
        void does_not_exist_under_a_guessed_address() {
            assertThat(browser.open("/signup/" + RandomId.ofLength(20)).status()).isEqualTo(404);
        }
    }

    private String key() {
        var found = KEY.matcher(browser.page());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
