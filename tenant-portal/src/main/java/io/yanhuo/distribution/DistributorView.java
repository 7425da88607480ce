package io.yanhuo.distribution;

import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who brings the restaurant diners (分销员).
 *
 * @param code stands in his share links
 * @param rate null until he is approved
 * @param reason why he was rejected or frozen
 */
public record DistributorView(
        String id,
        String dinerId,
        String name,
        PhoneNumber phone,
        String code,
        DistributorState state,
        @Nullable Percentage rate,
        String agreementVersion,
        Instant appliedAt,
        @Nullable String reason) {}
