package io.yanhuo.tenancy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the database works for one restaurant before it gives up, so that a heavy question of
 * one does not take the processors from all.
 *
 * @param statement of a request; also how long it waits for a row that somebody else holds
 * @param transaction of a request as a whole, with whatever it does between its statements
 * @param unhurried a statement of an operation, an export, a timer or the outbox
 */
@Validated
@ConfigurationProperties("yanhuo.time-limits")
record TimeLimits(
        @DefaultValue("10s") Duration statement,
        @DefaultValue("30s") Duration transaction,
        @DefaultValue("30m") Duration unhurried) {
    TimeLimits {
        if (statement.toSeconds() < 1) {
            throw new IllegalArgumentException("yanhuo.time-limits.statement: at least a second");
        }
        if (transaction.compareTo(statement) < 0 || unhurried.compareTo(statement) < 0) {
            throw new IllegalArgumentException(
                    "yanhuo.time-limits: no less for a transaction, or for work that nobody waits"
                            + " for, than for one statement");
        }
    }

    Duration of(Urgency urgency) {
        return switch (urgency) {
            case AWAITED -> statement;
            case UNHURRIED -> unhurried;
        };
    }
}
