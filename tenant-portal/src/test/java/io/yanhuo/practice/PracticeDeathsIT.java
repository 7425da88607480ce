package io.yanhuo.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.PlatformRows;
import io.yanhuo.menu.Menu;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Practice copies come and go whole, whatever dies on the way. */
class PracticeDeathsIT extends PracticeScene {
    /** Who did what, and which long work there was. */
    private static final Set<String> STAYS = Set.of("audit", "operation");

    @Autowired Menu menu;
    @Autowired NewTenants births;

    @Value("${yanhuo.data}")
    Path data;

    @Nested
    class When_the_process_dies {
        @Test
        @DisplayName("T-33 at every point, the copy still comes, comes anew and goes exactly once")
        void at_every_point() {
            var first = whileDying(PracticeDeathsIT.this::copy, PracticeMaking.Step.values());
            assertThat(menuOf(first)).isEqualTo(menuOf(real));

            var second = whileDying(PracticeDeathsIT.this::copy, PracticeMaking.Step.values());
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.slug()).isEqualTo(first.slug());
            assertThat(menuOf(second)).isEqualTo(menuOf(real));
            assertGone(first);

            var accident = accident();
            accident.begin();
            try {
                accident.dieOnceAtEveryPoint();
                end();
                assertThat(accident.deaths())
                        .contains("REMOVE begun", "REMOVE dropped", "REMOVE performed");
            } finally {
                accident.end();
            }
            assertGone(second);
        }

        private Tenant whileDying(
                java.util.function.Supplier<Tenant> work, PracticeMaking.Step... steps) {
            var accident = accident();
            accident.begin();
            try {
                accident.dieOnceAtEveryPoint();
                var made = work.get();
                assertThat(accident.deaths())
                        .contains("ROWS read")
                        .containsAll(
                                Arrays.stream(steps)
                                        .flatMap(step ->
                                                List.of(
                                                        step + " begun",
                                                        step + " performed",
                                                        step + " recorded")
                                                        .stream())
                                        .toList());
                return made;
            } finally {
                accident.end();
            }
        }
    }

    @Nested
    class Given_up_by_an_operator {
        @Test
        void leaves_nothing_behind_and_can_be_asked_for_again() {
            var accident = accident();
            accident.begin();
            accident.failAt("CHECK");
            practices.make(real.id(), owner);
            await().atMost(PATIENCE).until(() -> state() == Practices.State.STUCK);
            accident.end();
            var half = tenants.get(copies.of(real.id()).orElseThrow());
            var operation = operations.unfinished(real.id(), PracticeMaking.NAME).orElseThrow();

            assertThat(operations.abandon(operation.id())).isTrue();

            await().atMost(PATIENCE)
                    .until(() ->
                            operations.find(operation.id()).orElseThrow().state()
                                    == Operation.State.ABANDONED);
            assertGone(half);
            assertThat(state()).isEqualTo(Practices.State.NONE);
            assertThat(menuOf(copy())).isEqualTo(menuOf(real));
        }
    }

    @Nested
    class Removed {
        @Test
        void it_leaves_no_row_schema_account_or_file_and_its_address_is_free() throws Exception {
            var copy = copy();
            Files.createDirectories(folder(copy).resolve("pictures"));

            end();

            assertGone(copy);
            assertThat(births.free(new Slug(copy.slug()))).isEqualTo(new Slug(copy.slug()));
            assertThat(tenants.byHost(copy.host())).isEmpty();
            assertThat(tenants.get(real.id()).state().open()).isTrue();
            assertThat(menuOf(real)).isNotNull();
        }
    }

    private void assertGone(Tenant copy) {
        var rows = new PlatformRows(platform);
        assertThat(rows.all())
                .hasSizeGreaterThan(12)
                .filteredOn(one -> !STAYS.contains(one.table()))
                .allSatisfy(one -> assertThat(rows.count(one, copy.id())).isZero());
        assertThat(asked("SELECT schema_name FROM information_schema.schemata", copy)).isFalse();
        assertThat(asked("SELECT user FROM mysql.user", copy)).isFalse();
        assertThat(folder(copy)).doesNotExist();
    }

    private Path folder(Tenant tenant) {
        return data.toAbsolutePath().normalize().resolve("tenants/" + tenant.id());
    }

    private Object menuOf(Tenant tenant) {
        return tenant.scope().get(() -> menu.view().categories());
    }

    private static boolean asked(String names, Tenant copy) {
        try (var connection = TestDatabase.shared().administrator()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(names)
                    .query(String.class)
                    .list()
                    .contains(copy.schema().value());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
