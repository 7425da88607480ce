package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Names of restaurants that are meant to be statements. */
class HostileNamesIT extends AnswerScene {
    @Autowired Tenants tenants;

    private Set<String> schemas = Set.of();

    @BeforeEach
    void the_schemas_there_are() throws SQLException {
        schemas = schemas();
    }

    @AfterEach
    void are_the_schemas_there_are() throws SQLException {
        // One that was to be dropped anyway may be gone by now.
        assertThat(schemas).containsAll(schemas());
        assertThat(schemas())
                .contains("mysql", "sys", "platform", "information_schema")
                .contains(laowang.schema().value());
    }

    @Nested
    class A_name_that_is_a_statement {
        @ParameterizedTest
        @DisplayName("T-16 a name that is a statement is no name, on no way in")
        @ValueSource(
                strings = {
                    "a';DROP SCHEMA platform;--",
                    "a\";DROP SCHEMA platform;--",
                    "a`;DROP SCHEMA platform;`",
                    "a' OR '1'='1",
                    "%",
                    "_",
                    "a\\",
                    "a\0b",
                    "../platform",
                    "mysql",
                    "sys",
                    "platform",
                    "information_schema",
                    "T1",
                    "ｌａｏｗａｎｇ",
                    "аmei",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                })
        void is_no_name(String name) throws IOException {
            assertThat(Slug.parse(name)).isEmpty();
            assertThatThrownBy(() -> new SchemaName(name))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(tenants.byHost(name + ".yanhuo.localhost")).isEmpty();
            assertThat(tenants.byHost(name)).isEmpty();
            assertThat(tenants.byPublicId(name)).isEmpty();
            var written = URLEncoder.encode(name, StandardCharsets.UTF_8);
            assertThat(status("GET /t/" + written + "/api/probe HTTP/1.1\r\nHost: 127.0.0.1"))
                    .isIn(400, 404);
            assertThat(status("GET / HTTP/1.1\r\nHost: " + name + ".yanhuo.localhost"))
                    .isIn(400, 404);
        }

        @Test
        @DisplayName("T-16 a restaurant's own id is found as it is written, and by no other case")
        void an_id_is_found_as_it_is_written() throws IOException {
            var id = laowang.publicId();
            var loud = id.toUpperCase(Locale.ROOT);

            assertThat(tenants.byPublicId(id)).isPresent();
            if (!loud.equals(id)) assertThat(tenants.byPublicId(loud)).isEmpty();
            assertThat(tenants.byPublicId(id + "\0")).isEmpty();
            for (var more : new String[] {"%20", "%00", "%09", ".", ";a=b", "%2e"}) {
                assertThat(status("GET /t/" + id + more + "/api/probe HTTP/1.1\r\nHost: 127.0.0.1"))
                        .isIn(400, 404);
            }
            assertThat(status("GET /t/" + loud + "/api/probe HTTP/1.1\r\nHost: 127.0.0.1"))
                    .isEqualTo(404);
        }
    }

    private int status(String head) throws IOException {
        var answer = raw(head);
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static Set<String> schemas() throws SQLException {
        try (var root = TestDatabase.shared().administrator()) {
            return new TreeSet<>(
                    JdbcClient.create(new SingleConnectionDataSource(root, true))
                            .sql("SHOW DATABASES")
                            .query(String.class)
                            .list());
        }
    }
}
