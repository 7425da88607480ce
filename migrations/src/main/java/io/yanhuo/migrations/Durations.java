package io.yanhuo.migrations;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a restaurant takes, by what was measured in the last campaigns. */
final class Durations {
    private static final int LAST = 500;

    /** One added column on two busy cores, when nothing was measured yet. */
    private static final Duration UNKNOWN = Duration.ofMillis(60);

    private final JdbcClient platform;

    Durations(JdbcClient platform) {
        this.platform = platform;
    }

    Duration usual() {
        var millis =
                platform.sql(
                                """
                                SELECT AVG(millis) FROM (
                                    SELECT millis FROM migration_target
                                     WHERE status = 'DONE' AND millis IS NOT NULL
                                     ORDER BY campaign_id DESC LIMIT ?) latest
                                """)
                        .param(LAST)
                        .query(Double.class)
                        .optional();
        return millis.map(m -> Duration.ofMillis(Math.max(1, Math.round(m)))).orElse(UNKNOWN);
    }
}
