package io.yanhuo.tenancy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How operations are carried out.
 *
 * @param lease after so long without a sign of life another node takes an operation over
 * @param every how often each node looks for work
 * @param attempts after so many a step waits for an operator
 * @param pause before the second attempt; doubles with each further one
 * @param sideBySide how many operations one node carries out at once
 * @param perRestaurant how many of one restaurant all nodes together do
 */
@Validated
@ConfigurationProperties("yanhuo.operations")
record OperationSettings(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration every,
        @DefaultValue("5") int attempts,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("4") int sideBySide,
        @DefaultValue("2") int perRestaurant) {
    OperationSettings {
        if (lease.compareTo(every.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "yanhuo.operations.lease: at least twice yanhuo.operations.every");
        }
    }

    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 1, 10));
    }
}
