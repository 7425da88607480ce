package io.yanhuo.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawUseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE t1",
                "use t1",
                " \n\t Use t1",
                "USE\nt1",
                "USE `t1`",
                "USE`t1`",
                "USE \1",
                "USE/**/t1",
                "USE /* there */ t1",
                "SELECT 1;USE t1",
                "SELECT 1 ;\n  use t1",
                "/* there */ USE t1",
                "/* one */ /* two */USE t1",
                "/* two\nlines; */ USE t1",
                "-- there\nUSE t1",
                "# there\nUSE t1",
                "SELECT 1; -- one\n-- two\nUSE t1",
                "/*!USE t1 */",
                "/*!50000 USE t1*/",
                "SELECT 1; /*M!100100 USE t1*/",
                "EXECUTE IMMEDIATE 'USE t1'",
                "EXECUTE IMMEDIATE \"USE t1\""
            })
    void is_found(String text) {
        assertThat(RawUse.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "use",
                "USER",
                "USER()",
                "USERS t1",
                "USED t1",
                "CREATE USER t1",
                "; USER t1",
                "USE INDEX (orders_status)",
                "use  key (orders_status)",
                "SELECT * FROM orders USE INDEX (orders_status) WHERE id = 1",
                "SELECT * FROM orders\n USE INDEX (orders_status)",
                "SELECT in_use FROM t1",
                "SELECT t1.use FROM t1",
                "SELECT 1 -- of no USE here",
                "/* no USE in it */ SELECT 1",
                "-- no USE in it\nSELECT 1",
                "we make use of it",
                "REUSE t1",
                "_USE t1"
            })
    void is_not_taken_for_it(String text) {
        assertThat(RawUse.in(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE t1;",
                "--changeset a:b\nuse t1;\n",
                "  Use `t1` ;",
                "- sql: USE t1",
                "  sql: \"USE t1\"",
                "sql: |\n  USE t1\n",
                "/*!50000 USE t1; */"
            })
    void is_found_in_a_changelog(String file) {
        assertThat(RawUse.inLinesOf(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.title=Use this button to go on",
                "comment: Use it;",
                "# USE t1",
                "-- USE t1",
                "CREATE USER t1;",
                "  USE INDEX (orders_status)",
                "use: t1"
            })
    void is_not_found_there(String file) {
        assertThat(RawUse.inLinesOf(file)).isFalse();
    }
}
