package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.yanhuo.payments.wechat.Answer;
import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.Answer.Rejected;
import io.yanhuo.payments.wechat.Answer.Unknown;
import io.yanhuo.payments.wechat.Trade;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether somebody may act as if nobody had paid. */
class PaymentsTest {
    private final Cashier cashier = mock();
    private final TenantBook book = mock();
    private final Charge charge = mock();
    private final Payments payments =
            new Payments(cashier, mock(), book, mock(), mock(), mock(), Clock.systemUTC());

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(new Done<>(mock(Trade.class)), true),
                Arguments.of(new Rejected<Trade>("ORDER_NOT_EXIST", "订单不存在"), true),
                Arguments.of(new Rejected<Trade>("SIGN_ERROR", "签名错误"), false),
                Arguments.of(new Rejected<Trade>("NO_AUTH", "商户无权限"), false),
                Arguments.of(new Unknown<Trade>("timeout"), false));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void only_what_wechat_says_about_the_payment_itself_is_an_answer(
            Answer<Trade> answer, boolean certain) {
        when(book.open("order")).thenReturn(Optional.of(charge));
        when(cashier.refresh(book, charge)).thenReturn(answer);

        assertThat(payments.refresh("order")).isEqualTo(certain);
    }

    @Test
    void where_no_payment_was_opened_nobody_has_paid() {
        when(book.open("order")).thenReturn(Optional.empty());

        assertThat(payments.refresh("order")).isTrue();
    }
}
