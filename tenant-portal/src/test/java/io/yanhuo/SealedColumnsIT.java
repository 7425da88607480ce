package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.tenancy.SealedColumn;
import io.yanhuo.tenancy.TestTenant;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A sealed column that nobody knows of would be lost with the next change of keys. */
@PortalTest
class SealedColumnsIT {
    private final List<SealedColumn> columns;
    private final TestTenant tenants;

    SealedColumnsIT(List<SealedColumn> columns, TestTenant tenants) {
        this.columns = columns;
        this.tenants = tenants;
    }

    @Test
    void every_sealed_column_is_sealed_anew_when_the_key_changes() {
        var schema = tenants.create("columns").schema().value();

        assertThat(sealed(schema))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        named(columns.stream().filter(c -> !c.platform())));
        // A sign-up's phone is the platform's own: it is sealed before there is a restaurant.
        assertThat(sealed("platform"))
                .filteredOn(column -> !column.startsWith("signup."))
                .containsExactlyInAnyOrderElementsOf(
                        named(columns.stream().filter(SealedColumn::platform)));
    }

    private List<String> named(Stream<SealedColumn> some) {
        return some.map(column -> column.table() + "." + column.column()).toList();
    }

    private static List<String> sealed(String schema) {
        try (var connection = TestDatabase.shared().administrator()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(
                            """
                            SELECT CONCAT(table_name, '.', column_name)
                              FROM information_schema.columns
                             WHERE table_schema = ? AND column_name LIKE '%cipher'
                            """)
                    .param(schema)
                    .query(String.class)
                    .list();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
