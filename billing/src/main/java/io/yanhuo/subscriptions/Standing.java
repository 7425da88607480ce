package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.Feature;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a restaurant has, until when. Follows from the dates alone, so that a job which did not run
 * changes nothing.
 *
 * @param planCode of the period that runs, or ran last
 * @param endsAt end of everything that is paid for
 */
public record Standing(String planCode, State state, Instant endsAt) {
    /** In the order in which an unpaid restaurant goes through them. */
    public enum State {
        TRIAL,
        ACTIVE,
        /** Over, but everything still works. */
        GRACE,
        /** Over for longer: orders go on, growth does not. */
        LIMITED,
        /** Over for good: only paying and taking one's data along. */
        SUSPENDED;

        private static final Set<Feature> GROWTH =
                EnumSet.of(Feature.COUPONS, Feature.DISTRIBUTION, Feature.HIRING);

        /** Whether what the plan includes may be used. */
        boolean allows(Feature feature) {
            return switch (this) {
                case TRIAL, ACTIVE, GRACE -> true;
                case LIMITED -> !GROWTH.contains(feature);
                case SUSPENDED -> false;
            };
        }
    }
}
