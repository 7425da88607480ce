package io.yanhuo.leaving;

import static io.yanhuo.workspace.Colleague.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Audit;
import io.yanhuo.access.AuditEntry;
import io.yanhuo.access.StaffRole;
import io.yanhuo.tenancy.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything a restaurant has, to be taken home. */
class ExportIT extends ExportScene {
    private static final String FILES = "/admin/export/files/";

    @Autowired JsonMapper json;
    @Autowired List<LeftOut> leftOut;
    @Autowired Audit audit;
    @Autowired ExpiredExports expired;

    @Nested
    class An_export {
        @Test
        void has_as_many_rows_as_the_database_table_by_table() throws IOException {
            var shop = filled("laowang");
            var owner = owner(shop);
            var files = unzipped(owner.open(FILES + ready(shop).link()));
            var manifest = json.readTree(files.get("manifest.json"));

            var told = leftOut.stream().flatMap(some -> some.places().stream()).toList();
            for (var table : FilledSchema.tables(shop)) {
                if (told.contains(table)) continue;
                long rows = FilledSchema.count(shop, table);
                assertThat(rows).as(table).isGreaterThanOrEqualTo(3);
                assertThat(manifest.at("/rows/" + table).asLong()).as(table).isEqualTo(rows);
                assertThat(json.readTree(files.get("json/" + table + ".json")).size())
                        .as(table)
                        .isEqualTo((int) rows);
                assertThat(records(text(files, "csv/" + table + ".csv")))
                        .as(table)
                        .isEqualTo(rows + 1);
            }
            assertThat(manifest.at("/sha256").size()).isEqualTo(files.size() - 1);
        }

        @Test
        void lets_its_owner_read_phone_numbers_and_nobody_sign_in_with_it() throws IOException {
            var shop = filled("amei");
            var files = unzipped(owner(shop).open(FILES + ready(shop).link()));

            assertThat(text(files, "json/diner.json"))
                    .contains("\"phone\":\"" + FilledSchema.PHONE);
            assertThat(text(files, "csv/orders.csv")).contains(FilledSchema.PHONE);
            assertThat(files.keySet())
                    .contains("README.txt")
                    .noneMatch(
                            name -> name.contains("login_session") || name.contains("CHANGELOG"));
            assertThat(text(files, "json/staff.json"))
                    .doesNotContain("password_hash")
                    .doesNotContain("phone_hash");
            assertThat(text(files, "README.txt"))
                    .contains("staff.password_hash")
                    .contains("冒充别人登录")
                    .contains("could sign in as somebody else");
        }

        @Test
        @DisplayName("T-17 a stored formula is text in a spreadsheet, and itself for a program")
        void holds_no_formula() throws IOException {
            var shop = filled("formula");
            var files = unzipped(owner(shop).open(FILES + ready(shop).link()));

            assertThat(text(files, "csv/dish.csv"))
                    .startsWith("\uFEFF")
                    .contains("\"'=HYPERLINK(\"\"http://evil\"\")")
                    .doesNotContainPattern("(^|[,\n])\"?[=+@\t]");
            JsonNode dish = json.readTree(files.get("json/dish.json")).get(0);
            assertThat(dish.get("name").asString()).startsWith(FilledSchema.FORMULA);
        }

        @Test
        void is_sealed_on_disk_and_ours_alone() throws IOException {
            var shop = filled("sealed");
            var export = ready(shop);
            var file = path(shop, export);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readAllBytes(file)).isNotEmpty();
            assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotStartWith("PK");
            assertThat(export.file().size()).isLessThan(Files.size(file));
        }

        @Test
        void is_told_in_the_audit_from_the_order_to_the_taking() {
            var shop = filled("told");
            owner(shop).open(FILES + ready(shop).link());

            assertThat(audit.latest(shop.id(), null, 9))
                    .extracting(AuditEntry::action)
                    .contains("export.ordered", "export.ready", "export.taken");
        }
    }

    @Nested
    class Its_link {
        @Test
        @DisplayName("T-28 opens for owners of the restaurant, and is unknown everywhere else")
        void is_for_its_owner() {
            var shop = filled("mine");
            var other = filled("other");
            var link = FILES + ready(shop).link();

            assertThat(status(owner(shop).open(link))).isEqualTo(200);
            assertThat(status(owner(other).open(link))).isEqualTo(404);
            assertThat(status(colleague(shop, StaffRole.MANAGER).open(link))).isEqualTo(403);
            assertThat(status(owner(shop).open(link.replaceFirst("until=\\d", "until=9"))))
                    .isEqualTo(404);
            assertThat(status(owner(shop).open(link.substring(0, link.length() - 1) + "z")))
                    .isEqualTo(404);
        }

        @Test
        void is_over_after_a_day_and_its_file_is_gone() {
            var shop = filled("over");
            var export = ready(shop);
            clock.advance(Duration.ofHours(24));
            var owner = owner(shop);

            var late = owner.open(FILES + export.link());
            expired.run();

            assertThat(status(late)).isEqualTo(410);
            assertThat(body(late)).contains("已经过期");
            assertThat(path(shop, export)).doesNotExist();
            assertThat(body(owner.open("/admin/export"))).contains("data-state=\"EXPIRED\"");
        }
    }

    @Nested
    class What_is_left_out {
        @Test
        void names_every_column_that_looks_like_a_secret() {
            var shop = testTenants.create("secrets");
            var told = leftOut.stream().flatMap(some -> some.places().stream()).toList();

            var suspicious =
                    FilledSchema.asked(
                            """
                            SELECT CONCAT(table_name, '.', column_name)
                              FROM information_schema.columns
                             WHERE table_schema = ?
                               AND (column_name LIKE '%hash%' OR column_name LIKE '%token%'
                                    OR column_name LIKE '%secret%' OR column_name LIKE '%password%'
                                    OR column_name LIKE '%callback%' OR column_comment LIKE '%hash%')
                            """,
                            shop.schema().value());

            assertThat(suspicious)
                    .isNotEmpty()
                    .allMatch(place ->
                            told.contains(place) || told.contains(place.replaceFirst("\\..*", "")));
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), UTF_8);
    }

    /** Line ends outside of quotes. */
    private static long records(String csv) {
        long records = 0;
        boolean quoted = false;
        for (char c : csv.toCharArray()) {
            if (c == '"') quoted = !quoted;
            else if (c == '\n' && !quoted) records++;
        }
        return records;
    }
}
