package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Restaurants sell while their schemas are changed: the changelog must allow that. */
class ChangelogRulesTest {
    @Test
    void every_file_of_the_restaurants_changelog_only_adds_one_thing_at_a_time()
            throws IOException {
        var files = files();

        assertThat(files).hasSizeGreaterThan(10);
        for (var file : files) {
            var path = file.getURL().getPath().split("/");
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            assertThat(ChangelogRules.broken(path[path.length - 2], path[path.length - 1], text))
                    .isEmpty();
        }
    }

    @Test
    void the_oldest_version_that_is_served_is_one_that_the_changelog_once_led_to() {
        var window = Release.ofThisBuild().window();
        var oldest = window.oldest();

        // Fails too when a file is put in with a stamp before it: nobody would ever receive that.
        assertThat(new ChangelogFiles(List.of("db/tenant")).versionUpTo(oldest.stamp()))
                .isEqualTo(oldest);
        assertThat(window.contains(window.newest())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE x (a INT NOT NULL PRIMARY KEY COMMENT 'this; that') COMMENT = 'drop';",
                "ALTER TABLE x ADD COLUMN a INT NULL;",
                "ALTER TABLE x ADD COLUMN a DECIMAL(10, 2) NOT NULL DEFAULT 0;",
                "ALTER TABLE x ADD KEY x_a (a, b);",
                "CREATE INDEX x_a ON x (a(20));",
                "-- why\n/* and ; how */ ALTER TABLE x ADD INDEX x_a (a)"
            })
    void these_add(String statement) {
        assertThat(broken("--changeset m:20261201-1200-x\n" + statement)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ALTER TABLE x DROP COLUMN a;                    | does more than add
                    ALTER TABLE x MODIFY COLUMN a BIGINT NULL;      | does more than add
                    ALTER TABLE x CHANGE a b INT NULL;              | does more than add
                    ALTER TABLE x RENAME TO y;                      | does more than add
                    ALTER TABLE x ADD COLUMN a INT NULL, DROP KEY k;| does more than add
                    ALTER TABLE x ADD CONSTRAINT c CHECK (a > 0);   | does more than add
                    DROP TABLE x;                                   | does more than add
                    RENAME TABLE x TO y;                            | does more than add
                    INSERT INTO x VALUES (1);                       | does more than add
                    UPDATE x SET a = 1;                             | does more than add
                    DELETE FROM x;                                  | does more than add
                    CREATE TABLE y (a INT) SELECT a FROM x;         | moves data
                    ALTER TABLE x ADD COLUMN a INT NOT NULL;        | cannot fill this column
                    ALTER TABLE x ADD UNIQUE KEY x_a (a);           | may not be unique
                    CREATE UNIQUE INDEX x_a ON x (a);               | may not be unique
                    ALTER TABLE x ADD KEY k (a); ALTER TABLE x ADD KEY l (b); | 2 statements
                    CREATE TABLE x (a TEXT, FULLTEXT KEY x_a (a));  | not every engine has it
                    -- nothing                                      | 0 statements
                    """)
    void these_do_not(String statement, String why) {
        assertThat(broken("--changeset m:20261201-1200-x\n" + statement))
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void a_unique_key_may_stand_on_a_column_that_is_new() {
        assertThat(
                        broken(
                                "--changeset m:20261201-1200-a\nALTER TABLE x ADD COLUMN a INT NULL;\n"
                                        + "--changeset m:20261201-1200-b\n"
                                        + "ALTER TABLE x ADD UNIQUE KEY x_a (b, a);"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--changeset other:20261201-1200-x\nCREATE INDEX i ON x (a);",
                "--changeset m:20261202-1200-x\nCREATE INDEX i ON x (a);",
                "--changeset m:20261201-1200-x runAlways:true\nCREATE INDEX i ON x (a);",
                ""
            })
    void a_changeset_is_named_after_its_folder_and_its_file(String text) {
        assertThat(broken(text)).hasSize(1);
    }

    private static List<String> broken(String changesets) {
        var text = "--liquibase formatted sql\n\n" + changesets;
        return ChangelogRules.broken("m", "20261201-1200-x.sql", text);
    }

    private static List<Resource> files() throws IOException {
        return List.of(
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:db/tenant/**/*.sql"));
    }
}
