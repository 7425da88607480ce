package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import java.util.List;

/**
 * What a restaurant may subscribe to.
 *
 * @param code stable, such as {@code standard}; its texts are {@code subscriptions.plan.<code>}
 * @param version prices and features of a code change only with a new version
 * @param monthly price of a month
 * @param yearly price of a year
 * @param features what it offers; their texts are {@code subscriptions.feature.<feature>}
 * @param limits how much of what it includes
 */
public record Plan(
        String code,
        int version,
        Money monthly,
        Money yearly,
        List<String> features,
        List<PlanLimit> limits) {
    Money price(Cycle cycle) {
        return switch (cycle) {
            case MONTH -> monthly;
            case YEAR -> yearly;
        };
    }
}
