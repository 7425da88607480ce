package io.yanhuo.migrations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Servers that did not answer whoever wanted to work there. It stands with the restaurants that
 * were put back for it, so that all who work on a campaign know, and people read it.
 */
final class AwayServers {
    private static final String SAID = "out of reach: ";

    /** Said of the server on which the restaurant lives: one that has moved is not meant. */
    static final String MARKED = " m.error LIKE CONCAT('" + SAID + "', p.cluster_id, ':%') ";

    /** For those whose turn to find out did not come. */
    static final String MARK = " CONCAT('" + SAID + "', p.cluster_id, ': nobody was let in') ";

    private final JdbcClient platform;

    AwayServers(JdbcClient platform) {
        this.platform = platform;
    }

    static String mark(Target target, String why) {
        return SAID + target.cluster() + ": " + why;
    }

    /** As far as somebody has tried. */
    List<String> of(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT DISTINCT p.cluster_id FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                         WHERE m.campaign_id = ? AND m.wave >= ?
                           AND m.status IN ('PENDING', 'RUNNING') AND
                        """
                                + MARKED)
                .params(campaign.id(), campaign.wave())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** It lets itself be worked on: nobody waits for it any more. */
    void back(Target target) {
        var marked = marked(target);
        if (marked.isEmpty()) return;
        platform.sql(
                        """
                        UPDATE migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                           SET m.error = NULL
                         WHERE m.campaign_id = :campaign AND m.tenant_id IN (:marked) AND
                        """
                                + MARKED)
                .param("campaign", target.campaign())
                .param("marked", marked)
                .update();
    }

    /** Looked for first, so that others' rows are not locked. */
    private List<Long> marked(Target target) {
        return platform.sql(
                        """
                        SELECT m.tenant_id FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                         WHERE m.campaign_id = ? AND p.cluster_id = ?
                           AND m.status IN ('PENDING', 'RUNNING') AND
                        """
                                + MARKED)
                .params(target.campaign(), target.cluster())
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
