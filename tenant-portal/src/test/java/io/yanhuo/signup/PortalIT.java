package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.shared.RandomId;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the portal shows before somebody has signed up. */
class PortalIT extends SignupScene {
    @Nested
    class The_home_page {
        @Test
        void says_what_it_is_and_what_it_costs() {
            var page = browser.open("/").page();

            assertThat(browser.status()).isEqualTo(200);
            assertThat(page).contains("把店开到手机上", "价格写在明处", "老板们常问", "/signup?cuisine=hotpot");
            assertThat(page).doesNotContain("??");
        }

        @Test
        void leads_to_terms_and_privacy_with_their_versions() {
            for (var path : new String[] {"/terms", "/privacy"}) {
                assertThat(browser.open(path).page()).contains("版本 2026-11").doesNotContain("??");
            }
        }

        @Test
        void names_in_its_foot_and_under_its_papers_whom_to_contact() {
            for (var path : new String[] {"/", "/terms", "/privacy"}) {
                assertThat(browser.open(path).page())
                        .contains("data-testid=\"contact\"", "mailto:hello@yanhuo.localhost");
            }
            assertThat(browser.page()).contains("<dt>运营方</dt>", "烟火（开发环境）");
        }

        @Test
        void is_not_shown_on_a_restaurants_host() {
            assertThat(new MockBrowser(mvc, "nobody.yanhuo.localhost").open("/signup").status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class The_form {
        @Test
        void says_field_by_field_what_is_missing_and_keeps_what_was_typed() {
            browser.open("/signup");

            var page = browser.post("/signup", Map.of("name", "阿香小面", "address", "admin")).page();

            assertThat(browser.status()).isEqualTo(422);
            assertThat(page)
                    .contains("阿香小面", "admin 是平台保留的名字", "请选一种最接近的", "请填写 11 位的大陆手机号")
                    .contains("请先看过并同意服务条款", "请先看过并同意隐私政策");
        }

        @Test
        void darkens_a_colour_on_which_white_cannot_be_read() {
            browser.open("/signup");

            var page =
                    browser.post("/signup", with("colour", "custom", "custom", "#ffd400")).page();

            assertThat(page).contains("这个颜色太浅").doesNotContain("value=\"#ffd400\"");
        }

        @Test
        void refuses_a_logo_that_is_no_picture_and_keeps_one_that_is() throws IOException {
            browser.open("/signup");

            assertThat(post(fields(), Map.of("logo", "<svg onload=x>".getBytes())).page())
                    .contains("不是能用的图片");
            assertThat(post(fields(), Map.of("logo", picture())).page())
                    .contains("data:image/jpeg;base64,");
        }

        @Test
        void sends_the_code_without_a_script_and_keeps_what_was_typed() {
            browser.open("/signup");

            var page = browser.post("/signup/code", fields()).page();

            assertThat(page).contains("验证码已发送", "阿香小面");
            assertThat(code()).hasSize(6);
            assertThat(browser.post("/signup/code", fields()).status()).isEqualTo(422);
        }

        @Test
        void refuses_a_wrong_code() {
            browser.open("/signup");
            browser.post("/signup/code", fields());

            assertThat(browser.post("/signup", with("code", "000000")).status()).isEqualTo(422);
            assertThat(browser.page()).contains("href=\"#code\"");
            assertThat(signups()).isZero();
        }

        @Test
        void is_refused_without_its_token() {
            assertThat(new MockBrowser(mvc, HOST).post("/signup", fields()).status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class An_address {
        @Test
        void is_proposed_from_the_name() {
            assertThat(browser.openJson("/signup/address?name=阿香重庆小面").page())
                    .contains("\"address\":\"axiangchongqingxiaomian");
        }

        @Test
        void that_is_taken_comes_with_the_next_free_one() {
            var taken = sent("next-" + RandomId.ofLength(5));

            assertThat(browser.openJson("/signup/address?typed=" + taken.slug()).page())
                    .contains("\"address\":\"" + taken.slug() + "-2\"", "\"good\":false", "已经有人用了");
        }

        @Test
        void with_a_letter_that_only_looks_right_is_refused_by_name() {
            assertThat(browser.openJson("/signup/address?typed=wаngji").page()).contains("不能用：а");
        }
    }
}
