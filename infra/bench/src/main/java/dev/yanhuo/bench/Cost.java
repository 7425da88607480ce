package dev.yanhuo.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request costs: the median of the rounds for each figure by itself.
 *
 * @param cpuMillis of the process that answers and of the database server together
 * @param databaseMillis the database server's part of it
 * @param statements sent to the database server
 * @param perSecond requests answered in a second of wall-clock time
 * @param goal for {@code cpuMillis}; null for a yardstick
 */
record Cost(
        String name,
        int connections,
        double cpuMillis,
        double databaseMillis,
        double statements,
        double perSecond,
        @Nullable Goal goal) {
    static Cost of(String name, int connections, List<Round> rounds, @Nullable Goal goal) {
        return new Cost(
                name,
                connections,
                Median.of(rounds, Round::cpuMillisEach),
                Median.of(rounds, Round::databaseMillisEach),
                Median.of(rounds, Round::statementsEach),
                Median.of(rounds, Round::perSecond),
                goal);
    }
}
