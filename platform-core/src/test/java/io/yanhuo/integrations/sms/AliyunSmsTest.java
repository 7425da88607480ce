package io.yanhuo.integrations.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AliyunSmsTest {
    private static final String SECRET = "access-key-secret";
    private static final PhoneNumber PHONE = new PhoneNumber("13800138000");
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC);

    private final List<Map<String, String>> sent = new CopyOnWriteArrayList<>();
    private String answer = "{\"Code\":\"OK\",\"Message\":\"OK\",\"BizId\":\"1\"}";
    private CountDownLatch answering = new CountDownLatch(0);
    private HttpServer provider;
    private AliyunSms sms;

    @BeforeEach
    void a_provider_that_checks_signatures_by_itself() throws IOException {
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/", this::serve);
        provider.start();
        sms = new AliyunSms(settings(endpoint(), SECRET), NOON);
    }

    @AfterEach
    void close() {
        answering.countDown();
        provider.stop(0);
    }

    @Test
    void a_code_goes_out_in_the_approved_template() {
        sms.sendCode(PHONE, "diner-login", "123456");

        assertThat(sent)
                .singleElement()
                .satisfies(message ->
                        assertThat(message)
                                .containsEntry("PhoneNumbers", "13800138000")
                                .containsEntry("SignName", "烟火")
                                .containsEntry("TemplateCode", "SMS_1")
                                .containsEntry("TemplateParam", "{\"code\":\"123456\"}"));
    }

    @Test
    void a_notice_goes_out_once_under_its_key() {
        sms.sendNotice(PHONE, "welcome-7", "您的店开好了 & 欢迎");
        sms.sendNotice(PHONE, "welcome-7", "您的店开好了 & 欢迎");
        sms.sendNotice(PHONE, "welcome-8", "又一家");

        assertThat(sent)
                .extracting(message -> message.get("OutId"))
                .containsExactly("welcome-7", "welcome-8");
    }

    @Test
    void a_wrong_secret_is_noticed() {
        var wrong = new AliyunSms(settings(endpoint(), "another"), NOON);

        assertRefused("integrations.sms.not-sent", () -> wrong.sendCode(PHONE, "p", "123456"));
        assertThat(sent).isEmpty();
    }

    @Test
    void the_limits_of_the_provider_are_told_apart_from_its_failures() {
        answer = "{\"Code\":\"isv.BUSINESS_LIMIT_CONTROL\",\"Message\":\"limit\"}";
        assertRefused("integrations.sms.too-many", () -> sms.sendCode(PHONE, "p", "123456"));

        answer = "{\"Code\":\"isv.AMOUNT_NOT_ENOUGH\",\"Message\":\"no money\"}";
        assertRefused("integrations.sms.not-sent", () -> sms.sendCode(PHONE, "p", "123456"));

        answer = "{}";
        assertRefused("integrations.sms.not-sent", () -> sms.sendCode(PHONE, "p", "123456"));
    }

    @Test
    void a_lost_answer_is_a_failure_and_sends_nothing_twice() {
        answering = new CountDownLatch(1);
        var impatient = new AliyunSms(settings(endpoint(), SECRET, Duration.ofSeconds(1)), NOON);

        assertThatThrownBy(() -> impatient.sendCode(PHONE, "p", "123456"))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Refused.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void without_an_account_the_application_does_not_start() {
        var none = new SmsSettings(URI.create("http://x"), "", "", "", "", "", null, null);

        assertThatThrownBy(() -> new AliyunSms(none, NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("yanhuo.sms.key-id is missing: set YANHUO_SMS_KEY_ID");
    }

    private void serve(HttpExchange exchange) throws IOException {
        var parameters = parameters(exchange.getRequestURI().getRawQuery());
        var body = signed(exchange) ? answer(exchange, parameters) : wrongSignature();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(signed(exchange) ? 200 : 403, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String answer(HttpExchange exchange, Map<String, String> parameters) {
        if ("QuerySendDetails".equals(exchange.getRequestHeaders().getFirst("x-acs-action"))) {
            return details(parameters);
        }
        sent.add(parameters);
        try {
            answering.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private String details(Map<String, String> query) {
        assertThat(query).containsEntry("PhoneNumber", "13800138000");
        var rows =
                query.get("SendDate").equals("20261124")
                        ? sent.stream()
                                .map(message -> "{\"OutId\":\"" + message.get("OutId") + "\"}")
                                .toList()
                        : List.of();
        return "{\"Code\":\"OK\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":["
                + String.join(",", rows.stream().map(Object::toString).toList())
                + "]}}";
    }

    private static String wrongSignature() {
        return "{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"no\"}";
    }

    /** Written after the provider's description, without the code that is tested. */
    private static boolean signed(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var authorization = headers.getFirst("Authorization");
        var names = authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
        var request = new StringBuilder("POST\n/\n");
        request.append(exchange.getRequestURI().getRawQuery()).append('\n');
        for (var name : names.split(";")) {
            request.append(name).append(':').append(headers.getFirst(name)).append('\n');
        }
        request.append('\n').append(names).append('\n').append(hex(sha256("")));
        var expected = "ACS3-HMAC-SHA256\n" + hex(sha256(request.toString()));
        return authorization.endsWith("Signature=" + hex(hmac(expected)));
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void assertRefused(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort());
    }

    /** The first calls of a process are slow. */
    private static SmsSettings settings(URI endpoint, String secret) {
        return settings(endpoint, secret, Duration.ofSeconds(5));
    }

    private static SmsSettings settings(URI endpoint, String secret, Duration answer) {
        var call = Duration.ofSeconds(5);
        return new SmsSettings(endpoint, "key", secret, "烟火", "SMS_1", "SMS_2", call, answer);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
