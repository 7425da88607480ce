package io.yanhuo.payments.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeChatTextTest {
    @Test
    void emoji_are_left_out() {
        assertThat(WeChatText.fit("老王烧腊 🍖👨‍👩‍👧 叉烧饭❤️", 127, "订单")).isEqualTo("老王烧腊  叉烧饭❤");
    }

    @Test
    void what_is_nothing_but_emoji_gets_another_name() {
        assertThat(WeChatText.fit("🍖\n🍖", 127, "订单")).isEqualTo("订单");
    }

    @Test
    void whatever_people_type_fits() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var typed =
                    random.ints(random.nextInt(200), 1, Character.MAX_CODE_POINT)
                            .filter(c -> !Character.isSurrogate((char) c) || c > 0xFFFF)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();

            var text = WeChatText.fit(typed, 127, "订单");

            assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(127);
            assertThat(text.codePoints())
                    .allMatch(
                            c -> Character.toString(c).getBytes(StandardCharsets.UTF_8).length < 4);
        }
    }
}
