package io.yanhuo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.yanhuo.database.TestDatabase;
import io.yanhuo.PortalTest;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.RandomId;
import jakarta.persistence.EntityManagerFactory;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the code promises to serve it can read: each entity's columns are there already. */
@PortalTest
class OldestServedIT {
    private final SessionFactoryImplementor hibernate;
    private final MysqlDataSource ddl = new MysqlDataSource();

    OldestServedIT(EntityManagerFactory entities) {
        hibernate = entities.unwrap(SessionFactoryImplementor.class);
        ddl.setUrl(
                "jdbc:mysql://" + TestDatabase.shared().address() + "/?useInformationSchema=false");
        ddl.setUser("yanhuo_ddl");
        ddl.setPassword(TestDatabase.ACCOUNTS.ddl());
    }

    @Test
    void every_entity_fits_into_the_oldest_schema_that_is_served() {
        var oldest = Release.ofThisBuild().window().oldest().value().replaceFirst("\\..*", "");

        assertThat(mapped()).hasSizeGreaterThan(100);
        assertThat(missingAt(oldest))
                .as("raise oldest-served, or map it a release later")
                .isEmpty();
    }

    @Test
    void an_older_one_would_lack_something() {
        assertThat(missingAt("20261124-2340")).contains("orders.unpaid_place");
    }

    private Set<String> missingAt(String stamp) {
        var schema = new SchemaName("t" + RandomId.ofLength(12));
        Releases.create(ddl, schema, stamp);
        var missing = new TreeSet<>(mapped());
        JdbcClient.create(ddl)
                .sql(
                        "SELECT CONCAT(table_name, '.', column_name)"
                                + " FROM information_schema.columns WHERE table_schema = ?")
                .param(schema.value())
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(missing::remove);
        return missing;
    }

    private Set<String> mapped() {
        var columns = new TreeSet<String>();
        hibernate
                .getMappingMetamodel()
                .forEachEntityDescriptor(entity ->
                        entity.forEachSelectable((_, column) -> {
                            if (!column.isFormula()) {
                                columns.add(
                                        column.getContainingTableExpression()
                                                + "."
                                                + column.getSelectionExpression());
                            }
                        }));
        return columns;
    }
}
