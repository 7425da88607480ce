package io.yanhuo.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of a release before this one, as the others know it. */
final class OlderNode {
    private static final String NAME = "older node";

    private final JdbcClient platform;

    private OlderNode(JdbcClient platform) {
        this.platform = platform;
    }

    static OlderNode begun(JdbcClient platform) {
        platform.sql("INSERT INTO migration_node VALUES (?, '20200101-0000.1', '2099-01-01')")
                .param(NAME)
                .update();
        return new OlderNode(platform);
    }

    /** It was stopped, or has died. */
    void fallsSilent() {
        platform.sql("UPDATE migration_node SET seen_at = '2020-01-01' WHERE node = ?")
                .param(NAME)
                .update();
    }

    void end() {
        platform.sql("DELETE FROM migration_node WHERE node = ?").param(NAME).update();
    }
}
