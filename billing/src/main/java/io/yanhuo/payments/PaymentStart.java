package io.yanhuo.payments;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the payer's device needs to go on.
 *
 * @param outTradeNo our number for the payment
 * @param codeUrl text of the QR code ({@link PayWay.Native}), else null
 * @param invocation parameters of {@code wx.requestPayment} ({@link PayWay.Jsapi}), else empty
 */
public record PaymentStart(
        String outTradeNo, @Nullable String codeUrl, Map<String, String> invocation) {
    /** Neither code nor dialogue: paid at the press of a button, for practice. */
    public boolean practice() {
        return codeUrl == null && invocation.isEmpty();
    }
}
