package io.yanhuo.migrations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which restaurants a campaign is for, and in which wave each of them comes. */
final class Enrolment {
    /** Those with a schema to which something is to be done. */
    private static final String BEHIND =
            """
              FROM tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
             WHERE t.schema_version IN (:older) AND p.mode <> 'DROPPED'
               AND t.state NOT IN ('ARCHIVED', 'PURGING', 'PURGED')
            """;

    private static final String QUARANTINED =
            """
             EXISTS (SELECT 1 FROM migration_quarantine q
                      WHERE q.tenant_id = t.tenant_id AND q.from_version = t.schema_version
                        AND q.to_version = :to AND q.resolved_at IS NULL)
            """;

    /** A restaurant stays one when its address becomes another. */
    private static final String NO_CANARY =
            """
            t.slug NOT IN (:first) AND NOT EXISTS
                (SELECT 1 FROM tenant_host h
                  WHERE h.tenant_id = t.tenant_id AND h.kind = 'FORMER'
                    AND SUBSTRING_INDEX(h.host, '.', 1) IN (:first))
            """;

    private final JdbcClient platform;
    private final SchemaVersion to;
    private final List<String> older;

    Enrolment(JdbcClient platform, SchemaVersion to) {
        this.platform = platform;
        this.to = to;
        this.older = older();
    }

    /** Versions are compared here, since text has another order than they. */
    private List<String> older() {
        return platform
                .sql("SELECT DISTINCT schema_version FROM tenant WHERE schema_version IS NOT NULL")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(version -> new SchemaVersion(version).olderThan(to))
                .toList();
    }

    /** How many have a version, which one, and whether they wait for a person. */
    record Group(SchemaVersion from, int restaurants, int quarantined) {}

    List<Group> groups() {
        if (older.isEmpty()) return List.of();
        return platform.sql(
                        "SELECT t.schema_version, COUNT(*), SUM("
                                + QUARANTINED
                                + ")"
                                + BEHIND
                                + " GROUP BY t.schema_version ORDER BY 1")
                .param("older", older)
                .param("to", to.value())
                .query((row, _) ->
                        new Group(
                                new SchemaVersion(row.getString(1)), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** Enters all that are behind: the canaries, the shares, the rest. */
    void enter(Campaign campaign, CampaignSettings settings) {
        var waves = Waves.of(due(), settings);
        platform.sql(
                        """
                        INSERT INTO migration_target
                            (campaign_id, tenant_id, wave, from_version, status)
                        SELECT :campaign, x.tenant_id, %s, x.schema_version, 'PENDING'
                          FROM (SELECT t.tenant_id, t.schema_version,
                                       ROW_NUMBER() OVER (ORDER BY %s, t.tenant_id) AS place
                                %s AND NOT %s) x
                        """
                                .formatted(waves.caseOf("x.place"), NO_CANARY, BEHIND, QUARANTINED))
                .param("campaign", campaign.id())
                .param("first", settings.canaries().isEmpty() ? List.of("") : settings.canaries())
                .param("older", older)
                .param("to", to.value())
                .update();
        skip(campaign);
    }

    /** For the record: these were seen, and left alone. */
    private void skip(Campaign campaign) {
        platform.sql(
                        """
                        INSERT INTO migration_target
                            (campaign_id, tenant_id, wave, from_version, status, error)
                        SELECT :campaign, t.tenant_id, 1, t.schema_version, 'SKIPPED',
                               'quarantined'
                        %s AND %s
                        """
                                .formatted(BEHIND, QUARANTINED))
                .param("campaign", campaign.id())
                .param("older", older)
                .param("to", to.value())
                .update();
    }

    /** Those that were born behind meanwhile, or are to be tried again. Returns how many. */
    int enterLate(Campaign campaign) {
        if (older.isEmpty()) return 0;
        return platform.sql(
                        """
                        INSERT INTO migration_target
                            (campaign_id, tenant_id, wave, from_version, status)
                        SELECT :campaign, t.tenant_id, :wave, t.schema_version, 'PENDING'
                        %s AND NOT %s
                           AND NOT EXISTS (SELECT 1 FROM migration_target m
                                            WHERE m.campaign_id = :campaign
                                              AND m.tenant_id = t.tenant_id)
                        """
                                .formatted(BEHIND, QUARANTINED))
                .param("campaign", campaign.id())
                .param("wave", campaign.wave())
                .param("older", older)
                .param("to", to.value())
                .update();
    }

    /** How many a campaign would be for. */
    int due() {
        return groups().stream().mapToInt(g -> g.restaurants() - g.quarantined()).sum();
    }
}
