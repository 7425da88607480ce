package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which applications are running, and up to which version they can serve. */
final class Nodes {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final JdbcClient platform;
    private final Clock clock;

    Nodes(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    void alive(String node, SchemaVersion newest) {
        var now = clock.instant();
        platform.sql(
                        """
                        INSERT INTO migration_node (node, newest, seen_at)
                        VALUES (:node, :newest, :now)
                        ON DUPLICATE KEY UPDATE newest = :newest, seen_at = :now
                        """)
                .param("node", node)
                .param("newest", newest.value())
                .param("now", utc(now))
                .update();
        platform.sql("DELETE FROM migration_node WHERE seen_at < ?")
                .param(utc(now.minus(Duration.ofDays(1))))
                .update();
    }

    /** Those that are running, or were a moment ago, and could not serve this version. */
    List<String> olderThan(SchemaVersion version) {
        return platform
                .sql("SELECT node, newest FROM migration_node WHERE seen_at > ? ORDER BY node")
                .param(utc(clock.instant().minus(SIGN_OF_LIFE)))
                .query((row, _) -> new Node(row.getString(1), new SchemaVersion(row.getString(2))))
                .list()
                .stream()
                .filter(node -> node.newest().olderThan(version))
                .map(node -> node.name() + " (" + node.newest() + ")")
                .toList();
    }

    private record Node(String name, SchemaVersion newest) {}
}
