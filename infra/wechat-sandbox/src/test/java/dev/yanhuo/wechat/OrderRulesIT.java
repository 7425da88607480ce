package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be ordered, by whom and for whom: the sandbox is not kinder than the real servers. */
class OrderRulesIT extends WithSandbox {
    private static final String NATIVE = "/v3/pay/partner/transactions/native";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"total\":100|\"total\":0|/amount/total",
                "\"total\":100|\"total\":1.5|/amount/total",
                "\"total\":100|\"total\":\"100\"|/amount/total",
                "\"currency\":\"CNY\"|\"currency\":\"USD\"|/amount/currency",
                "STRICT-4|S|/out_trade_no",
                "STRICT-4|STRICT 4|/out_trade_no",
                "STRICT-4|STRICT-4-0123456789-0123456789-0123456789|/out_trade_no",
                "烧鹅饭|烧鹅饭🦆|/description",
                "\"description\":|\"beschreibung\":|/beschreibung",
                "/callbacks\"|/callbacks?a=b\"|/notify_url",
                "https://merchant|http://merchant|/notify_url",
                "https://merchant.example/callbacks|/callbacks|/notify_url"
            })
    void a_broken_rule_is_a_parameter_error_that_names_the_member(
            String from, String to, String pointer) {
        var order = merchant.nativeOrder("STRICT-4", 100).toString().replace(from, to);

        var reply = merchant.post(NATIVE, order);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("PARAM_ERROR");
        assertThat(reply.json().at("/detail/field").asString()).isEqualTo(pointer);
    }

    @Test
    void a_description_has_127_characters_and_not_one_more() {
        var longest = merchant.nativeOrder("STRICT-5", 100).put("description", "烧".repeat(127));
        var longer = merchant.nativeOrder("STRICT-6", 100).put("description", "烧".repeat(128));

        assertThat(merchant.post(NATIVE, longest.toString()).status()).isEqualTo(200);
        assertThat(merchant.post(NATIVE, longer.toString()).status()).isEqualTo(400);
    }

    @Test
    void a_missing_member_is_named() {
        var order = merchant.nativeOrder("STRICT-7", 100);
        order.remove("amount");

        var reply = merchant.post(NATIVE, order.toString());

        assertThat(reply.json().at("/detail/field").asString()).isEqualTo("/amount");
    }

    @Test
    void the_caller_and_the_body_must_be_the_same_merchant() {
        var order =
                merchant.nativeOrder("STRICT-8", 100).put("sp_mchid", merchant.of("direct.mchid"));

        var reply = merchant.post(NATIVE, order.toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("http header中的mchid与post payload中的mchid不匹配");
    }

    @Test
    void a_foreign_appid_does_not_match() {
        var order =
                merchant.nativeOrder("STRICT-9", 100).put("sp_appid", merchant.of("direct.appid"));

        assertThat(merchant.post(NATIVE, order.toString()).code())
                .isEqualTo("APPID_MCHID_NOT_MATCH");
    }

    @Test
    void another_restaurants_app_does_not_match() {
        var order =
                merchant.nativeOrder("STRICT-10", 100)
                        .put("sub_appid", merchant.of("demo.2.appid"));

        assertThat(merchant.post(NATIVE, order.toString()).code())
                .isEqualTo("APPID_MCHID_NOT_MATCH");
    }

    @Test
    void a_restaurant_of_nobody_is_refused() {
        var order = merchant.nativeOrder("STRICT-11", 100).put("sub_mchid", "1799999999");

        var reply = merchant.post(NATIVE, order.toString());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("NO_AUTH");
    }

    @Test
    void an_openid_belongs_to_one_app_only() {
        var order = merchant.jsapiOrder("STRICT-12", 100, "amei");
        order.putObject("payer")
                .put("sub_openid", merchant.openid("amei", merchant.of("demo.2.appid")));

        var reply = merchant.post("/v3/pay/partner/transactions/jsapi", order.toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("appid和openid不匹配");
    }

    @Test
    void a_provider_cannot_order_as_if_it_were_a_merchant() {
        var order = merchant.nativeOrder("STRICT-13", 100);
        order.put("appid", merchant.of("sp.appid")).put("mchid", merchant.of("sp.mchid"));
        order.remove(List.of("sp_appid", "sp_mchid", "sub_mchid"));

        var reply = merchant.post("/v3/pay/transactions/native", order.toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("受理机构必须传入sub_mch_id");
    }

    @Test
    void only_its_provider_learns_about_a_restaurants_account() {
        var path = "/v3/apply4sub/sub_merchants/%s/settlement";

        var own = merchant.get(path.formatted(merchant.of("demo.1.sub-mchid")));
        var unknown = merchant.get(path.formatted("1799999999"));
        var stranger =
                Merchants.direct(SANDBOX).get(path.formatted(merchant.of("demo.1.sub-mchid")));

        assertThat(own.json().path("verify_result").asString()).isEqualTo("VERIFY_SUCCESS");
        assertThat(own.json().path("account_number").asString()).matches("62\\*+\\d\\d");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(stranger.status()).isEqualTo(403);
    }
}
