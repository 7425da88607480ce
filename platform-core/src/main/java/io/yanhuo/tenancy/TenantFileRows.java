package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.binlog.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of restaurants' sealed files, with the sealed key of each. */
@Repository
class TenantFileRows {
    private static final String SELECT = "SELECT * FROM tenant_file";

    private final JdbcClient platform;

    TenantFileRows(JdbcClient platform) {
        this.platform = platform;
    }

    void insert(TenantFile file, byte[] sealedKey) {
        platform.sql(
                        """
                        INSERT INTO tenant_file (file_id, tenant_id, kind, operation_id, ordered_by,
                                                 key_cipher, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(file.id(), file.tenant().value(), file.kind().name())
                .params(file.operationId(), file.orderedBy(), sealedKey, utc(file.createdAt()))
                .update();
    }

    void complete(String id, long rows, long size, Instant readyAt) {
        platform.sql(
                        "UPDATE tenant_file SET row_count = ?, size = ?, ready_at = ?"
                                + " WHERE file_id = ?")
                .params(rows, size, utc(readyAt), id)
                .update();
    }

    void originate(String id, BackupOrigin origin) {
        var log = origin.log();
        platform.sql(
                        """
                        UPDATE tenant_file
                           SET cluster_id = ?, schema_name = ?, taken_at = ?,
                               log_mark = ?, log_file = ?, log_position = ?
                         WHERE file_id = ?
                        """)
                .params(origin.at().cluster(), origin.at().schema().value())
                .param(utc(origin.takenAt()))
                .param(log == null ? null : log.mark())
                .param(log == null ? null : log.file())
                .param(log == null ? null : log.offset())
                .param(id)
                .update();
    }

    Optional<BackupOrigin> origin(String id) {
        return platform.sql(SELECT + " WHERE file_id = ? AND cluster_id IS NOT NULL")
                .param(id)
                .query((row, _) ->
                        new BackupOrigin(
                                new TenantCopies.At(
                                        row.getString("cluster_id"),
                                        new SchemaName(row.getString("schema_name"))),
                                Utc.required(row, "taken_at"),
                                log(row)))
                .optional();
    }

    private static @Nullable LogPosition log(ResultSet row) throws SQLException {
        var mark = row.getString("log_mark");
        return mark == null
                ? null
                : new LogPosition(mark, row.getString("log_file"), row.getLong("log_position"));
    }

    void expire(String id, Instant at) {
        platform.sql("UPDATE tenant_file SET expires_at = ? WHERE file_id = ?")
                .params(utc(at), id)
                .update();
    }

    /** Without its key nobody reads it again, wherever a copy may be. */
    void destroyKey(String id) {
        platform.sql("UPDATE tenant_file SET key_cipher = NULL WHERE file_id = ?")
                .param(id)
                .update();
    }

    Optional<byte[]> key(String id) {
        return platform.sql(
                        "SELECT key_cipher FROM tenant_file"
                                + " WHERE file_id = ? AND key_cipher IS NOT NULL")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    Optional<TenantFile> ofOperation(String operation) {
        return platform.sql(SELECT + " WHERE operation_id = ?")
                .param(operation)
                .query(TenantFileRows::file)
                .optional();
    }

    Optional<TenantFile> find(TenantId tenant, String id) {
        return platform.sql(SELECT + " WHERE tenant_id = ? AND file_id = ?")
                .params(tenant.value(), id)
                .query(TenantFileRows::file)
                .optional();
    }

    List<TenantFile> latest(TenantId tenant, TenantFile.Kind kind, int limit) {
        return platform.sql(
                        SELECT
                                + " WHERE tenant_id = ? AND kind = ?"
                                + " ORDER BY created_at DESC LIMIT ?")
                .params(tenant.value(), kind.name(), limit)
                .query(TenantFileRows::file)
                .list();
    }

    List<TenantFile> kept(TenantId tenant, TenantFile.Kind kind) {
        return platform.sql(
                        SELECT
                                + " WHERE tenant_id = ? AND kind = ? AND key_cipher IS NOT NULL"
                                + " ORDER BY created_at DESC")
                .params(tenant.value(), kind.name())
                .query(TenantFileRows::file)
                .list();
    }

    List<TenantFile> overdue(Instant now) {
        return platform.sql(SELECT + " WHERE expires_at <= ? AND key_cipher IS NOT NULL")
                .param(utc(now))
                .query(TenantFileRows::file)
                .list();
    }

    private static TenantFile file(ResultSet row, int number) throws SQLException {
        return new TenantFile(
                row.getString("file_id"),
                new TenantId(row.getLong("tenant_id")),
                TenantFile.Kind.valueOf(row.getString("kind")),
                row.getString("operation_id"),
                row.getString("ordered_by"),
                row.getObject("row_count", Long.class),
                row.getObject("size", Long.class),
                Utc.required(row, "created_at"),
                Utc.instant(row, "ready_at"),
                Utc.instant(row, "expires_at"),
                row.getBytes("key_cipher") == null);
    }
}
