package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which applications are running, and up to which version they can serve. */
final class Nodes {
    private final JdbcClient platform;

    Nodes(JdbcClient platform) {
        this.platform = platform;
    }

    void alive(String node, SchemaVersion newest, Instant now) {
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

    List<String> olderThan(SchemaVersion version, Instant seenAfter) {
        return platform
                .sql("SELECT node, newest FROM migration_node WHERE seen_at > ? ORDER BY node")
                .param(utc(seenAfter))
                .query((row, _) -> new Node(row.getString(1), new SchemaVersion(row.getString(2))))
                .list()
                .stream()
                .filter(node -> node.newest().olderThan(version))
                .map(node -> node.name() + " (" + node.newest() + ")")
                .toList();
    }

    private record Node(String name, SchemaVersion newest) {}
}
