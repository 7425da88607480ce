package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What WeChat really says, but not about anything that we asked for. */
class QuarantineIT extends NoticeScene {
    @Nested
    class What_is_proved_but_not_what_we_asked_for {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.yanhuo.payments.QuarantineIT#alterations")
        void is_quarantined(String name, Consumer<ObjectNode> alteration) {
            var content = WeChat.changed(WeChat.payment(start, 4500), alteration);

            assertQuarantined(laowang, content);
        }

        @Test
        void is_quarantined_when_another_amount_was_paid() {
            assertQuarantined(laowang, WeChat.payment(start, 4499));
        }

        @Test
        void is_quarantined_at_the_address_of_another_restaurant() {
            assertQuarantined(amei, WeChat.payment(start, 4500));
        }

        @Test
        void is_quarantined_under_the_number_of_another_restaurant() {
            var foreign = amei.scope().get(() -> payments.begin(shop.order("45"), new Native()));
            var content = WeChat.payment(start, 4500).put("out_trade_no", foreign.outTradeNo());

            assertQuarantined(laowang, content);
            assertThat(shop.state(amei, foreign.outTradeNo())).isEqualTo("OPEN");
        }

        @Test
        void is_quarantined_under_a_number_we_never_gave() {
            assertQuarantined(laowang, WeChat.payment(start, 4500).put("out_trade_no", "o123"));
        }

        private void assertQuarantined(Tenant addressee, ObjectNode content) {
            var id = RandomId.ofLength(20);
            var letter = WeChat.letter(id, PAID, content);

            assertThat(WeChat.send(address(addressee), letter)).isEqualTo(200);

            Shop.eventually(() -> state(id).equals("QUARANTINED"));
            assertNothingBooked();
        }
    }

    static Stream<Arguments> alterations() {
        return Stream.of(
                alteration("no amount", n -> n.remove("amount")),
                alteration(
                        "the currency", n -> ((ObjectNode) n.get("amount")).put("currency", "USD")),
                alteration("our app", n -> n.put("sp_appid", "wx0000000000000000")),
                alteration("our merchant number", n -> n.put("sp_mchid", "1600000000")),
                alteration("its merchant number", n -> n.put("sub_mchid", "1700000000")),
                alteration("no transaction", n -> n.remove("transaction_id")),
                alteration("not paid", n -> n.put("trade_state", "NOTPAY")),
                alteration("no state", n -> n.remove("trade_state")));
    }

    private static Arguments alteration(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }
}
