package io.yanhuo.migrations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of campaigns themselves. */
final class CampaignRows {
    private final JdbcClient platform;
    private final Clock clock;

    CampaignRows(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    Optional<Campaign> open() {
        return one("WHERE open_slot = 1");
    }

    Optional<Campaign> find(long id) {
        return one("WHERE campaign_id = " + id);
    }

    /** Nobody else decides anything about it until the transaction ends. */
    Optional<Campaign> lock(long id) {
        return one("WHERE campaign_id = " + id + " FOR UPDATE");
    }

    List<Campaign> latest(int limit) {
        return platform.sql("SELECT * FROM migration_campaign ORDER BY campaign_id DESC LIMIT ?")
                .param(limit)
                .query(CampaignRows::campaign)
                .list();
    }

    /** The newest of those that lead to this version, or further. */
    Optional<Campaign> latestTo(SchemaVersion version) {
        return latest(Integer.MAX_VALUE).stream()
                .filter(campaign -> !campaign.to().olderThan(version))
                .findFirst();
    }

    private Optional<Campaign> one(String where) {
        return platform.sql("SELECT * FROM migration_campaign " + where)
                .query(CampaignRows::campaign)
                .optional();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if another one is open
     */
    Campaign insert(SchemaVersion to, CampaignSettings settings, String by) {
        platform.sql(
                        """
                        INSERT INTO migration_campaign
                            (to_version, state, open_slot, wave, stop_failures, stop_share,
                             per_server, pardoned, note, begun_by, begun_at)
                        VALUES (?, 'RUNNING', 1, 1, ?, ?, ?, 0, '', ?, ?)
                        """)
                .params(to.value(), settings.rule().failures(), settings.rule().share())
                .params(settings.perServer(), by, now())
                .update();
        return open().orElseThrow();
    }

    /** Whether it was in one of these states. */
    boolean change(long id, Campaign.State to, String note, Campaign.State... from) {
        return platform.sql(
                                """
                                UPDATE migration_campaign
                                   SET state = :to, note = :note,
                                       open_slot = IF(:over, NULL, open_slot),
                                       finished_at = IF(:over, :now, finished_at)
                                 WHERE campaign_id = :id AND state IN (:from)
                                """)
                        .param("to", to.name())
                        .param("note", note)
                        .param("over", to.over())
                        .param("now", now())
                        .param("id", id)
                        .param("from", List.of(from).stream().map(Enum::name).toList())
                        .update()
                == 1;
    }

    void wave(long id, int wave) {
        update("UPDATE migration_campaign SET wave = ? WHERE campaign_id = ?", wave, id);
    }

    /** What has failed until now no longer counts. */
    void pardon(long id) {
        update(
                "UPDATE migration_target SET pardoned = 1"
                        + " WHERE campaign_id = ? AND status = 'QUARANTINED'",
                id);
        countPardons(id);
    }

    /** Of those that were let pass, one that is tried again counts as any other. */
    void countPardons(long id) {
        update(
                """
                UPDATE migration_campaign SET pardoned = (
                    SELECT COUNT(*) FROM migration_target
                     WHERE campaign_id = ? AND status = 'QUARANTINED' AND pardoned = 1)
                 WHERE campaign_id = ?
                """,
                id,
                id);
    }

    private void update(String sql, Object... values) {
        platform.sql(sql).params(values).update();
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getLong("campaign_id"),
                new SchemaVersion(row.getString("to_version")),
                Campaign.State.valueOf(row.getString("state")),
                row.getInt("wave"),
                new Campaign.StopRule(row.getInt("stop_failures"), row.getInt("stop_share")),
                row.getInt("per_server"),
                row.getInt("pardoned"),
                row.getString("note"),
                row.getString("begun_by"),
                row.getObject("begun_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, "finished_at"));
    }
}
