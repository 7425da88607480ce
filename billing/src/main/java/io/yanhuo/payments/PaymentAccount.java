package io.yanhuo.payments;

import org.jspecify.annotations.Nullable;

/**
 * Where a restaurant's diners pay to.
 *
 * @param subMchid the restaurant's merchant number at WeChat Pay (特约商户号)
 * @param subAppid its mini-program or service account; null as long as it has none
 */
public record PaymentAccount(String subMchid, @Nullable String subAppid) {}
