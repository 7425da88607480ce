package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TenantSchemasIT {
    private static final String STRUCTURE =
            """
            SELECT CONCAT_WS(' ', table_name, ordinal_position, column_name, column_type,
                             is_nullable, column_default, collation_name, extra)
              FROM information_schema.columns WHERE table_schema = ?
             UNION ALL
            SELECT CONCAT_WS(' ', table_name, index_name, non_unique, seq_in_index, column_name)
              FROM information_schema.statistics WHERE table_schema = ?
             ORDER BY 1
            """;

    private final DriverManagerDataSource ddl =
            new DriverManagerDataSource(
                    "jdbc:mysql://"
                            + TestDatabase.shared().address()
                            + "/?useInformationSchema=false",
                    "yanhuo_ddl",
                    TestDatabase.ACCOUNTS.ddl());
    private final TenantSchemas schemas = new TenantSchemas(ddl);
    private final TenantSchemas next = new TenantSchemas(ddl, Releases.next());
    private final JdbcClient jdbc = JdbcClient.create(ddl);

    @Test
    void a_restaurant_born_from_the_template_equals_a_full_run_of_the_changelog() {
        var copied = new SchemaName("tcopied000001");
        var migrated = new SchemaName("tmigrated0001");
        schemas.create(copied);
        jdbc.sql("CREATE SCHEMA " + migrated + " COLLATE utf8mb4_bin").update();

        schemas.update(migrated);

        assertThat(structure(copied)).isNotEmpty().isEqualTo(structure(migrated));
        assertThat(changesets(copied)).isNotEmpty().isEqualTo(changesets(migrated));
    }

    @Test
    void nothing_is_left_to_do_after_the_birth() {
        var schema = new SchemaName("tborn00000001");
        schemas.create(schema);
        var before = changesets(schema);

        schemas.update(schema);

        assertThat(changesets(schema)).isEqualTo(before);
    }

    @Test
    void a_birth_that_was_cut_off_is_completed() throws SQLException {
        var schema = new SchemaName("tcutoff000001");
        schemas.create(schema);
        var whole = structure(schema);
        jdbc.sql("DROP TABLE " + schema + ".DATABASECHANGELOG").update();
        jdbc.sql("DROP TABLE " + schema + ".tenant_identity").update();
        jdbc.sql("CREATE TABLE " + schema + ".copied_changelog (n INT)").update();

        schemas.create(schema);

        assertThat(structure(schema)).isEqualTo(whole);
    }

    @Test
    void a_birth_takes_no_run_of_liquibase_as_its_changesets_are_those_of_the_version() {
        var schema = new SchemaName("tcounted00001");

        var version = schemas.create(schema);

        assertThat(changesets(schema)).hasSize(version.changesets());
    }

    @Test
    void a_birth_that_an_older_release_finished_has_what_is_said_of_it() {
        next.create(new SchemaName("tyounger00000"));
        var schema = new SchemaName("tolder0000001");
        schemas.create(schema);

        assertThat(next.create(schema)).isEqualTo(Releases.next().version());

        assertThat(next.digest(schema)).isEqualTo(next.digest(next.canary()));
        assertThat(changesets(schema)).isEqualTo(changesets(next.canary()));
    }

    @Test
    void a_birth_that_an_older_release_was_cut_off_in_begins_again() {
        next.create(new SchemaName("tyounger00001"));
        var schema = new SchemaName("tolder0000002");
        schemas.create(schema);
        jdbc.sql("DROP TABLE " + schema + ".DATABASECHANGELOG").update();

        next.create(schema);

        assertThat(next.digest(schema)).isEqualTo(next.digest(next.canary()));
    }

    @Test
    void a_birth_that_two_releases_were_cut_off_in_is_not_taken_for_finished() {
        next.create(new SchemaName("tyounger00003"));
        var schema = new SchemaName("tolder0000004");
        schemas.create(schema);
        jdbc.sql("DROP TABLE " + schema + ".DATABASECHANGELOG").update();
        var mortal = new CountedConnections(ddl);
        mortal.dieAt("'column', table_name");
        assertThatThrownBy(() -> new TenantSchemas(mortal, Releases.next()).create(schema))
                .as("when it compares")
                .isInstanceOf(CountedConnections.Death.class);

        next.create(schema);

        assertThat(next.digest(schema)).isEqualTo(next.digest(next.canary()));
    }

    @Test
    void what_is_somebodys_is_not_begun_again() {
        next.create(new SchemaName("tyounger00002"));
        var schema = new SchemaName("tolder0000003");
        schemas.create(schema);
        jdbc.sql("DROP TABLE " + schema + ".DATABASECHANGELOG").update();
        jdbc.sql("INSERT INTO " + schema + ".tenant_identity VALUES (1, 7)").update();

        assertThatThrownBy(() -> next.create(schema)).isInstanceOf(SchemaFailure.class);

        assertThat(structure(schema)).isNotEmpty();
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM " + schema + ".tenant_identity")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void an_update_that_was_killed_after_a_statement_and_before_its_record_is_completed() {
        var schema = new SchemaName("tkilled000001");
        jdbc.sql("CREATE SCHEMA " + schema + " COLLATE utf8mb4_bin").update();
        schemas.update(schema);
        var whole = changesets(schema);
        jdbc.sql("DELETE FROM " + schema + ".DATABASECHANGELOG ORDER BY orderexecuted DESC LIMIT 1")
                .update();
        killedUnderLock(schema.value());

        schemas.update(schema);

        assertThat(changesets(schema)).isEqualTo(whole);
        assertThat(locks(schema.value())).isZero();
    }

    @Test
    void a_copy_of_what_a_hand_has_left_half_done_is_completed() {
        var schema = new SchemaName("thalf00000001");
        schemas.create(schema);
        var whole = changesets(schema);
        jdbc.sql("DELETE FROM " + schema + ".DATABASECHANGELOG ORDER BY orderexecuted DESC LIMIT 1")
                .update();

        schemas.update(schema);

        assertThat(changesets(schema)).isEqualTo(whole);
        assertThat(schemas.digest(schema)).isEqualTo(schemas.digest(schemas.canary()));
    }

    @Test
    void what_no_release_has_made_is_not_said_to_be_this_ones() {
        var stray = new SchemaName("tstray0000001");
        schemas.create(stray);
        jdbc.sql("ALTER TABLE " + stray + ".orders ADD COLUMN nobody_knows INT").update();
        var lacking = new SchemaName("tlacking00001");
        schemas.create(lacking);
        jdbc.sql("ALTER TABLE " + lacking + ".orders DROP KEY orders_unpaid").update();

        assertThatThrownBy(() -> schemas.update(stray))
                .isInstanceOf(SchemaFailure.class)
                .hasMessageContaining("nobody_knows");
        assertThatThrownBy(() -> schemas.update(lacking))
                .isInstanceOf(SchemaFailure.class)
                .hasMessageContaining("orders_unpaid");
    }

    @Test
    void whoever_reads_a_schema_as_a_whole_waits_for_who_changes_it() throws Exception {
        var schema = new SchemaName("tsettled00001");
        try (var reader = Executors.newSingleThreadExecutor();
                var hand = ddl.getConnection();
                var lock = ServerLock.of(hand, schema)) {
            lock.await();
            var settled = reader.submit(() -> schemas.settle(schema));
            assertThatThrownBy(() -> settled.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            lock.close();
            settled.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(60)
    void an_update_that_was_killed_before_its_first_statement_is_completed() {
        var schema = new SchemaName("tkilled000002");
        var other = new SchemaName("tkilled000003");
        for (var each : List.of(schema, other)) {
            jdbc.sql("CREATE SCHEMA " + each + " COLLATE utf8mb4_bin").update();
        }
        schemas.update(other);
        for (var table : List.of("DATABASECHANGELOG", "DATABASECHANGELOGLOCK")) {
            jdbc.sql("CREATE TABLE " + schema + "." + table + " LIKE " + other + "." + table)
                    .update();
        }
        jdbc.sql("INSERT INTO " + schema + ".DATABASECHANGELOGLOCK (ID, LOCKED) VALUES (1, 0)")
                .update();
        killedUnderLock(schema.value());

        schemas.update(schema);

        assertThat(structure(schema)).isEqualTo(structure(other));
    }

    @Test
    @Timeout(60)
    void the_platform_starts_although_its_update_was_killed() {
        var platform = new PlatformSchema(ddl);
        platform.update();
        killedUnderLock(PlatformSchema.NAME);

        platform.update();

        assertThat(locks(PlatformSchema.NAME)).isZero();
    }

    private void killedUnderLock(String schema) {
        jdbc.sql(
                        "UPDATE "
                                + schema
                                + ".DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKGRANTED = NOW(),"
                                + " LOCKEDBY = 'a process that is dead'")
                .update();
    }

    private long locks(String schema) {
        return jdbc.sql("SELECT COUNT(*) FROM " + schema + ".DATABASECHANGELOGLOCK WHERE LOCKED")
                .query(Long.class)
                .single();
    }

    @Test
    void many_may_be_born_at_once_and_twice() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var births =
                    IntStream.range(0, 16)
                            .mapToObj(
                                    i -> new SchemaName("tmany0000000" + "01234567".charAt(i / 2)))
                            .map(name -> threads.submit(() -> schemas.create(name)))
                            .toList();
            for (var birth : births)
                assertThat(birth.get()).isEqualTo(SchemaVersion.ofThisRelease());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "t_2345678901", "Tabcdefghijkl", "t`; DROP SCHEMA x", ""})
    void only_generated_names_reach_the_server(String name) {
        assertThatThrownBy(() -> new SchemaName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> structure(SchemaName schema) {
        return jdbc.sql(STRUCTURE)
                .params(schema.value(), schema.value())
                .query(String.class)
                .list();
    }

    private List<String> changesets(SchemaName schema) {
        return jdbc.sql(
                        "SELECT CONCAT(id, md5sum) FROM "
                                + schema
                                + ".DATABASECHANGELOG ORDER BY 1")
                .query(String.class)
                .list();
    }
}
