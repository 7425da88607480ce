package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import jakarta.persistence.EntityManagerFactory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;

/**
 * Statements of the restaurant's current transaction, on Hibernate's connection but without its
 * machinery: for the few places at which many wait. Everything else is better off with entities.
 */
@Component
public class PlainSql {
    /** Whoever needs more of them reads them in pieces. */
    private static final int MOST_ROWS = 10_000;

    private final EntityManagerFactory factory;
    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    PlainSql(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Returns how many rows it has found.
     *
     * @param values for the question marks; moments become UTC
     */
    public int update(String sql, @Nullable Object... values) {
        return sent(sql, true, values, PreparedStatement::executeUpdate);
    }

    public <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... values) {
        return sent(sql, true, values, statement -> read(statement, reader));
    }

    /**
     * Adds all rows by one statement. It does not look at what entities still have to write.
     *
     * @param into such as {@code INSERT INTO pet (name, age)}
     */
    public void insert(String into, List<@Nullable Object[]> rows) {
        var sql = new StringBuilder(into).append(" VALUES ");
        var values = new ArrayList<@Nullable Object>();
        for (var row : rows) {
            sql.append(values.isEmpty() ? "(?" : ", (?");
            sql.repeat(", ?", row.length - 1).append(')');
            values.addAll(java.util.Arrays.asList(row));
        }
        sent(sql.toString(), false, values.toArray(), PreparedStatement::executeUpdate);
    }

    private <T> T sent(
            String sql, boolean flushing, @Nullable Object[] values, Sending<T> sending) {
        var session = session();
        if (flushing) flush(session);
        var inspected = session.getJdbcSessionContext().getStatementInspector().inspect(sql);
        var connection = session.getJdbcCoordinator().getLogicalConnection();
        try (var statement = connection.getPhysicalConnection().prepareStatement(inspected)) {
            for (int i = 0; i < values.length; i++) {
                var value = values[i];
                statement.setObject(i + 1, value instanceof Instant moment ? utc(moment) : value);
            }
            return sending.send(statement);
        } catch (SQLException e) {
            throw translated(sql, e);
        }
    }

    private DataAccessException translated(String sql, SQLException e) {
        var known = translator.translate("plain statement", sql, e);
        return known == null ? new UncategorizedSQLException("plain statement", sql, e) : known;
    }

    @FunctionalInterface
    private interface Sending<T> {
        T send(PreparedStatement statement) throws SQLException;
    }

    private static <T> List<T> read(PreparedStatement statement, Reader<T> reader)
            throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                if (found.size() == MOST_ROWS) {
                    throw new IllegalStateException("over " + MOST_ROWS + " rows: " + statement);
                }
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    private SharedSessionContractImplementor session() {
        var entities = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
        if (entities == null) throw new IllegalStateException("outside of any transaction");
        return entities.unwrap(SharedSessionContractImplementor.class);
    }

    /** Statements see what entities have changed before them, as those of Hibernate do. */
    private static void flush(SharedSessionContractImplementor session) {
        boolean pending = session.getPersistenceContextInternal().getNumberOfManagedEntities() > 0;
        if (pending && session.getHibernateFlushMode() != FlushMode.MANUAL) session.flush();
    }
}
