package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The servers behind mini-programs. */
class MiniProgramIT extends WithSandbox {
    @Nested
    class Signing_in {
        @Test
        void a_code_becomes_the_openid_of_that_person_under_that_app() {
            var session = session(code("amei"), "demo.1.").json();

            assertThat(session.path("openid").asString())
                    .isEqualTo(merchant.openid("amei", merchant.of("demo.1.appid")))
                    .isNotEqualTo(merchant.openid("amei", merchant.of("demo.2.appid")))
                    .matches("o[\\w-]{27}");
            assertThat(session.path("session_key").asString()).hasSize(24);
        }

        @Test
        void a_code_works_once() {
            var code = code("amei");
            session(code, "demo.1.");

            assertThat(errcode(session(code, "demo.1."))).isEqualTo(40163);
        }

        @Test
        void a_code_works_for_five_minutes() {
            var code = code("amei");
            merchant.pass(Duration.ofMinutes(5));

            assertThat(errcode(session(code, "demo.1."))).isEqualTo(40029);
        }

        @Test
        void a_code_works_for_its_own_app_only() {
            assertThat(errcode(session(code("amei"), "demo.2."))).isEqualTo(40029);
        }

        @Test
        void the_secret_must_be_right() {
            var target =
                    "/sns/jscode2session?appid=%s&secret=wrong&js_code=x&grant_type=authorization_code"
                            .formatted(merchant.of("demo.1.appid"));

            assertThat(errcode(merchant.control("GET", target, ""))).isEqualTo(40125);
        }

        @Test
        void m2_a_code_can_be_made_to_fail() {
            merchant.fault(
                    "{\"action\":\"M2\",\"variant\":\"40226\",\"match\":{\"path\":\"/sns/*\"}}");

            assertThat(errcode(session(code("amei"), "demo.1."))).isEqualTo(40226);
        }

        private String code(String user) {
            var path = "/sandbox/apps/" + merchant.of("demo.1.appid") + "/codes";
            return merchant.control("POST", path, "{\"user\":\"" + user + "\"}")
                    .json()
                    .path("code")
                    .asString();
        }

        private Merchants.Reply session(String code, String app) {
            return merchant.control(
                    "GET",
                    "/sns/jscode2session?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
                            .formatted(
                                    merchant.of(app + "appid"), merchant.of(app + "secret"), code),
                    "");
        }
    }

    @Nested
    class Access_tokens {
        @Test
        void a_stable_token_stays_the_same_until_its_last_five_minutes() {
            var first = stable(false);
            merchant.pass(Duration.ofSeconds(6800));
            assertThat(stable(false)).isEqualTo(first);

            merchant.pass(Duration.ofSeconds(200));

            assertThat(stable(false)).isNotEqualTo(first);
            assertThat(errcode(picture(first, "d=k3x9"))).isZero();
        }

        @Test
        void a_forced_one_ends_the_one_before_but_not_twice_in_half_a_minute() {
            var first = stable(false);
            merchant.pass(Duration.ofSeconds(31));

            assertThat(stable(true)).isNotEqualTo(first);
            assertThat(errcode(picture(first, "d=k3x9"))).isEqualTo(42001);
            assertThat(errcode(ask(true))).isEqualTo(45011);
        }

        @Test
        void the_old_way_knows_nothing_of_the_new_one() {
            var stable = stable(false);
            var target =
                    "/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s"
                            .formatted(merchant.of("demo.1.appid"), merchant.of("demo.1.secret"));
            var first = merchant.control("GET", target, "").json().path("access_token").asString();
            merchant.control("GET", target, "");
            merchant.pass(Duration.ofMinutes(6));

            assertThat(errcode(picture(first, "x"))).isEqualTo(42001);
            assertThat(errcode(picture(stable, "x"))).isZero();
        }

        @Test
        void what_is_not_offered_is_not_found() {
            assertThat(merchant.control("POST", "/wxa/release", "{}").status()).isEqualTo(404);
        }
    }

    @Nested
    class Codes_to_scan {
        @Test
        void a_code_is_a_real_picture_that_leads_to_a_page_of_the_sandbox() throws Exception {
            var url = SANDBOX.baseUrl() + "/wxa/getwxacodeunlimit?access_token=" + stable(false);
            var body = "{\"scene\":\"d=k3x9&t=12\",\"page\":\"pages/index/index\",\"width\":430}";
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            var reply =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(reply.headers().firstValue("content-type")).contains("image/png");
            var read = decoded(reply.body());
            assertThat(read).startsWith(SANDBOX.baseUrl() + "/miniprogram/");
            var page =
                    merchant.raw(
                            "GET", read.replace(SANDBOX.baseUrl().toString(), ""), "", List.of());
            assertThat(page.body()).contains("王记烧腊", "d=k3x9&amp;t=12", "pages/index/index");
        }

        @Test
        void a_scene_has_32_characters_of_a_few_kinds() {
            var token = stable(false);

            assertThat(errcode(picture(token, "x".repeat(33)))).isEqualTo(40169);
            assertThat(errcode(picture(token, "a%20b"))).isEqualTo(40129);
            assertThat(errcode(picture("no-such-token", "x"))).isEqualTo(40001);
        }
    }

    private static String decoded(byte[] png) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        LuminanceSource source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    private Merchants.Reply picture(String token, String scene) {
        return merchant.control(
                "POST",
                "/wxa/getwxacodeunlimit?access_token=" + token,
                "{\"scene\":\"" + scene + "\"}");
    }

    private String stable(boolean forced) {
        return ask(forced).json().path("access_token").asString();
    }

    private Merchants.Reply ask(boolean forced) {
        return merchant.control(
                "POST",
                "/cgi-bin/stable_token",
                "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\",\"force_refresh\":%s}"
                        .formatted(
                                merchant.of("demo.1.appid"), merchant.of("demo.1.secret"), forced));
    }

    private static int errcode(Merchants.Reply reply) {
        if (reply.header("content-type").startsWith("image/")) return 0;
        return reply.json().path("errcode").asInt(0);
    }
}
