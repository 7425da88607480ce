package dev.yanhuo.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill of a day. */
class BillsIT extends WithSandbox {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String HOST = "https://api.mch.weixin.qq.com";

    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private LocalDate day;

    @BeforeEach
    void sell() {
        var now = Instant.now().atZone(CHINA);
        // Noon of tomorrow at the sandbox, so that no test crosses a midnight.
        merchant.pass(
                Duration.between(now, now.toLocalDate().plusDays(1).atTime(12, 0).atZone(CHINA)));
        day = now.toLocalDate().plusDays(1);
        sell("BILL-0001", 4500, "烧鹅饭, 加饭");
        sell("BILL-0002", 1250, "柠檬茶");
        merchant.post(
                REFUNDS,
                ("{\"sub_mchid\":\"%s\",\"out_trade_no\":\"BILL-0002\",\"out_refund_no\":\"BILL-R1\","
                                + "\"amount\":{\"refund\":250,\"total\":1250,\"currency\":\"CNY\"}}")
                        .formatted(merchant.of("demo.1.sub-mchid")));
        await().until(() -> refund().equals("SUCCESS"));
    }

    @Test
    void it_comes_in_the_format_of_the_real_files() throws Exception {
        nextDayAt(10);

        var bill = merchant.get(ask("ALL"));
        var file = download(bill);

        assertThat(bill.json().path("hash_value").asString())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-1")
                                                .digest(file.getBytes(UTF_8))));
        assertThat(file).startsWith("\uFEFF交易时间,公众账号ID,商户号,特约商户号,").endsWith("\r\n");
        var lines = file.split("\r\n");
        assertThat(lines[0].split(",")).hasSize(27);
        assertThat(lines).hasSize(6);
        assertThat(values(lines[1]))
                .hasSize(27)
                .contains("BILL-0001", "NATIVE", "SUCCESS", "45.00", "烧鹅饭\\  加饭");
        assertThat(values(lines[3])).contains("BILL-R1", "REFUND", "2.50", "ORIGINAL");
        assertThat(lines[4]).startsWith("总交易单数,应结订单总金额,退款总金额");
        assertThat(values(lines[5]))
                .containsExactly("3", "57.50", "2.50", "0.00", "0.00000", "57.50", "2.50");
    }

    @Test
    void it_can_be_for_payments_for_refunds_and_for_one_restaurant() {
        nextDayAt(10);

        var payments = download(merchant.get(ask("SUCCESS"))).split("\r\n");
        var refunds = download(merchant.get(ask("REFUND"))).split("\r\n");
        var other = ask("ALL") + "&sub_mchid=" + merchant.of("demo.2.sub-mchid");

        assertThat(payments[0]).doesNotContain("退款");
        assertThat(payments).hasSize(5);
        assertThat(refunds).hasSize(4);
        assertThat(merchant.get(other).code()).isEqualTo("NO_STATEMENT_EXIST");
    }

    @Test
    void it_is_not_there_on_the_day_itself_nor_before_nine_the_next_morning() {
        assertThat(merchant.get(ask("ALL")).code()).isEqualTo("INVALID_REQUEST");

        nextDayAt(8);

        assertThat(merchant.get(ask("ALL")).code()).isEqualTo("STATEMENT_CREATING");
    }

    @Test
    void a_day_without_trade_has_none() {
        nextDayAt(10);

        var reply = merchant.get("/v3/bill/tradebill?bill_date=" + day.minusDays(5));

        assertThat(reply.code()).isEqualTo("NO_STATEMENT_EXIST");
    }

    @Test
    void its_address_is_good_for_five_minutes_and_for_its_merchant() {
        nextDayAt(10);
        var bill = merchant.get(ask("ALL"));
        var target = target(bill);
        var stranger = Merchants.direct(SANDBOX);

        assertThat(stranger.get(target).status()).isEqualTo(403);
        merchant.pass(Duration.ofMinutes(5));
        assertThat(merchant.get(target).code()).isEqualTo("INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "add", "duplicate"})
    void b1_rows_too_few_or_too_many(String mutation) {
        nextDayAt(10);
        merchant.control("POST", "/sandbox/bills/" + day, "{\"mutate\":[\"" + mutation + "\"]}");

        var wrong = download(merchant.get(ask("ALL"))).split("\r\n");
        var right = download(merchant.get(ask("ALL"))).split("\r\n");

        assertThat(wrong.length - right.length).isEqualTo(mutation.equals("drop") ? -1 : 1);
    }

    @Test
    void b1_an_amount_a_state_and_a_hash_that_are_off() {
        nextDayAt(10);
        merchant.control(
                "POST",
                "/sandbox/bills/" + day,
                "{\"mutate\":[\"amount\",\"stale-refund\",\"hash\",\"no-bom\"]}");

        var bill = merchant.get(ask("ALL"));
        var file = download(bill);

        assertThat(file).startsWith("交易时间").contains("45.01", "PROCESSING");
        assertThat(merchant.get(ask("ALL")).json().path("hash_value"))
                .isNotEqualTo(bill.json().path("hash_value"));
    }

    @Test
    void b1_columns_in_another_order() {
        nextDayAt(10);
        merchant.control("POST", "/sandbox/bills/" + day, "{\"mutate\":[\"reorder\"]}");

        assertThat(download(merchant.get(ask("ALL")))).startsWith("\uFEFF费率备注,申请退款金额");
    }

    private void sell(String number, long fen, String what) {
        var order = merchant.nativeOrder(number, fen).put("description", what);
        merchant.pay(merchant.place(order), "amei");
    }

    private String refund() {
        var target = REFUNDS + "/BILL-R1?sub_mchid=" + merchant.of("demo.1.sub-mchid");
        return merchant.get(target).json().path("status").asString();
    }

    private void nextDayAt(int hour) {
        var now = Instant.now().plus(merchant.clockAhead()).atZone(CHINA);
        var then = day.plusDays(1).atTime(LocalTime.of(hour, 0)).atZone(CHINA);
        merchant.pass(Duration.between(now, then));
    }

    private String ask(String type) {
        return "/v3/bill/tradebill?bill_date=" + day + "&bill_type=" + type;
    }

    private static String target(Merchants.Reply bill) {
        var url = bill.json().path("download_url").asString();
        assertThat(url).startsWith(HOST + "/v3/billdownload/file?token=");
        return url.substring(HOST.length());
    }

    private String download(Merchants.Reply bill) {
        assertThat(bill.status()).as(bill.body()).isEqualTo(200);
        var file = merchant.get(target(bill));
        assertThat(file.headers().keySet()).noneMatch(name -> name.startsWith("wechatpay"));
        return file.body();
    }

    private static List<String> values(String line) {
        assertThat(line).startsWith("`");
        return Arrays.stream(line.substring(1).split(",`", -1)).toList();
    }
}
