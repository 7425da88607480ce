package io.yanhuo;

import com.zaxxer.hikari.HikariDataSource;
import io.yanhuo.access.Actor;
import io.yanhuo.access.AuditHead;
import io.yanhuo.access.Who;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantKey;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What guards are made to call while they are off. */
public final class Instead {
    private static long counter;

    private Instead() {}

    public static boolean amongThem(Set<?> set, Object wanted) {
        return true;
    }

    public static boolean theSame(String one, Object other) {
        return true;
    }

    /** Of a statement that names no epoch. */
    public static String everywhere(long[] epochs) {
        return "";
    }

    public static String planted(int length) {
        return "planted";
    }

    public static int withoutLookingAtTheStock(PlainSql plain, String sql, Object[] values) {
        var careless = sql.replace("AND stock >= ?", "AND 0 <= ?");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return plain.update(careless, values);
    }

    public static int withoutLookingAtTheLimit(PlainSql plain, String sql, Object[] values) {
        var careless = sql.replace("AND used + ? <= ?", "AND 0 < ? + ?");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return plain.update(careless, values);
    }

    public static TenantKey theSameForAll(String name) {
        return new TenantKey(new TenantId(0), 0, name);
    }

    public static TenantScope theSameScope() {
        return new TenantScope(new TenantId(0), "all", "main", new SchemaName("t000000000000"), 0);
    }

    public static int nothing(Collection<?> found) {
        return 0;
    }

    public static void however(long already, int most) {}

    public static boolean nobody(Optional<?> found) {
        return true;
    }

    public static void kept(HikariDataSource pool, Connection connection) throws SQLException {
        connection.close();
    }

    public static JdbcClient.StatementSpec ofAnybody(JdbcClient platform, String sql) {
        var careless = sql.replace("b.tenant_id = ?", "? IS NOT NULL");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return platform.sql(careless);
    }

    public static JdbcClient.StatementSpec inWhateverBrowser(JdbcClient platform, String sql) {
        var careless = sql.replace("way_hash = ? AND tenant", "? IS NOT NULL AND tenant");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return platform.sql(careless);
    }

    public static boolean different(Object one, Object other) {
        return false;
    }

    public static boolean nobodyPractises(Tenants tenants) {
        return false;
    }

    public static boolean real(Tenant tenant) {
        return false;
    }

    public static @Nullable TenantId nobodysCopy(ResultSet row) {
        return null;
    }

    public static Who staff(Actor actor) {
        return Who.STAFF;
    }

    public static AuditHead noAnchor() {
        return new AuditHead(0, "0".repeat(64));
    }

    public static String byName(TenantId tenant) {
        return String.valueOf(tenant.value());
    }

    public static JdbcClient.StatementSpec whoeverAsked(JdbcClient platform, String sql) {
        var careless = sql.replace("operator_id <> ?", "? IS NOT NULL");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return platform.sql(careless);
    }

    public static Duration forever(boolean upload, long bytes) {
        return Duration.ofHours(1);
    }

    public static synchronized String anotherEachTime(Object of) {
        return "key-" + counter++;
    }
}
