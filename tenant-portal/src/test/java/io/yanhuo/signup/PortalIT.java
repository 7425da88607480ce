package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class PortalIT {
    private static final String HOST = "yanhuo.localhost";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final AtomicInteger PHONES = new AtomicInteger(1000);

    private final Inbox inbox;
    private final Tenants tenants;
    private final Brands brands;
    private final Pictures pictures;
    private final PersonalData personal;
    private final JdbcClient platform;
    private final MockMvc mvc;
    private final MockBrowser browser;
    private String progress = "";
    private final String phone = "1380077" + PHONES.getAndIncrement();

    PortalIT(
            Inbox inbox,
            Tenants tenants,
            Brands brands,
            Pictures pictures,
            PersonalData personal,
            JdbcClient platform,
            MockMvc mvc) {
        this.inbox = inbox;
        this.tenants = tenants;
        this.brands = brands;
        this.pictures = pictures;
        this.personal = personal;
        this.platform = platform;
        this.mvc = mvc;
        this.browser = new MockBrowser(mvc, HOST);
    }

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
        void does_not_exist_under_a_guessed_address() {
            assertThat(browser.open("/signup/" + RandomId.ofLength(20)).status()).isEqualTo(404);
        }
    }

    /** Signs up and waits until the restaurant is open. */
    private Tenant sent(String slug) {
        browser.open("/signup");
        browser.post("/signup/code", fields());
        browser.post("/signup", with("code", code(), "address", slug));
        assertThat(browser.status()).isEqualTo(303);
        progress = browser.location();
        awaitOpen(progress);
        return tenants.byHost(slug + "." + HOST).orElseThrow();
    }

    private void awaitOpen(String progress) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> browser.open(progress).page().contains("data-state=\"OPEN\""));
    }

    private MockBrowser post(Map<String, String> fields, Map<String, byte[]> files) {
        return browser.post("/signup", fields, files);
    }

    /** A whole form without a code, with what is given instead. */
    private Map<String, String> with(String... changes) {
        var fields = new HashMap<>(fields());
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        return fields;
    }

    private Map<String, String> fields() {
        return Map.of(
                "name", "阿香小面",
                "cuisine", "noodle",
                "colour", "#1d5c4a",
                "phone", phone,
                "terms", "on",
                "privacy", "on");
    }

    private String key() {
        var found = KEY.matcher(browser.page());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String code() {
        return inbox.messages().stream()
                .filter(message -> message.phone().equals(phone))
                .map(message -> message.text().replaceAll(".*?(?<!\\d)(\\d{6})(?!\\d).*", "$1"))
                .findFirst()
                .orElse("");
    }

    private long signups() {
        return platform.sql("SELECT COUNT(*) FROM signup WHERE phone_hash = ?")
                .param(personal.hash(phone))
                .query(Long.class)
                .single();
    }

    private static byte[] picture() throws IOException {
        var picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, 300, 200);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
