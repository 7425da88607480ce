package io.yanhuo.tenancy;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals everything of a restaurant anew that is not sealed with its newest key. */
@Component
class Resealing {
    private static final int AT_ONCE = 200;

    private final PersonalData personal;
    private final PlainSql sql;
    private final JdbcClient platform;
    private final TransactionTemplate tenantTransaction;
    private final ObjectProvider<SealedColumn> columns;

    Resealing(
            PersonalData personal,
            PlainSql sql,
            JdbcClient platform,
            @Qualifier("tenant") PlatformTransactionManager tenants,
            ObjectProvider<SealedColumn> columns) {
        this.personal = personal;
        this.sql = sql;
        this.platform = platform;
        this.tenantTransaction = new TransactionTemplate(tenants);
        this.columns = columns;
    }

    private record Value(Object key, byte[] sealed) {}

    /**
     * In the scope of the restaurant, some values of each column at a time.
     *
     * @param between is called after each portion
     * @return how many values were sealed anew
     */
    int reseal(Runnable between) {
        return columns.stream().mapToInt(column -> reseal(column, between)).sum();
    }

    private int reseal(SealedColumn column, Runnable between) {
        int all = 0;
        int some;
        do {
            some = column.platform() ? portion(column) : tenantPortion(column);
            all += some;
            between.run();
        } while (some == AT_ONCE);
        return all;
    }

    private int tenantPortion(SealedColumn column) {
        Integer changed =
                tenantTransaction.execute(_ ->
                        sql
                                .query(
                                        select(column) + " LIMIT " + AT_ONCE,
                                        row -> new Value(row.getObject(1), row.getBytes(2)),
                                        personal.head())
                                .stream()
                                .mapToInt(value ->
                                        sql.update(
                                                update(column),
                                                anew(column, value),
                                                value.key(),
                                                value.sealed()))
                                .sum());
        return changed == null ? 0 : changed;
    }

    private int portion(SealedColumn column) {
        return rows(column).stream()
                .mapToInt(value ->
                        platform.sql(update(column))
                                .params(anew(column, value), value.key(), value.sealed())
                                .update())
                .sum();
    }

    private List<Value> rows(SealedColumn column) {
        return platform.sql(select(column) + " AND tenant_id = ? LIMIT " + AT_ONCE)
                .params(personal.head(), TenantScope.current().tenant().value())
                .query((row, _) -> new Value(row.getObject(1), row.getBytes(2)))
                .list();
    }

    private byte[] anew(SealedColumn column, Value value) {
        return personal.resealed(value.sealed(), column.table(), column.place());
    }

    private static String select(SealedColumn column) {
        return "SELECT %s, %s FROM %s WHERE %s IS NOT NULL AND LEFT(%s, 3) <> ?"
                .formatted(
                        column.key(),
                        column.column(),
                        column.table(),
                        column.column(),
                        column.column());
    }

    /** Not over what somebody has written meanwhile. */
    private static String update(SealedColumn column) {
        return "UPDATE %s SET %s = ? WHERE %s = ? AND %s = ?"
                .formatted(column.table(), column.column(), column.key(), column.column());
    }
}
