package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of the sources, which no class file shows. */
class SourceRulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void no_page_holds_a_script_or_a_style_of_its_own() throws IOException {
        var inline = Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>|\\son[a-z]+=|\\sstyle=|<style");

        assertThat(sources("src/main/java", ".html"))
                .noneMatch(file -> inline.matcher(read(file)).find());
    }

    @Test
    void every_page_of_the_storefront_declares_its_type_or_browsers_fall_back_to_quirks()
            throws IOException {
        assertThat(sources("src/main/java", ".html"))
                .filteredOn(page -> read(page).contains("th:replace=\"~{storefront/web/layout"))
                .isNotEmpty()
                .allMatch(page -> read(page).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void no_condition_stands_on_a_tag_that_is_replaced() throws IOException {
        // The tag is replaced before anybody looks at the condition: it would always be shown.
        var ignored =
                Pattern.compile(
                        "<[^<>]*th:(?=if|unless)[^<>]*th:replace="
                                + "|<[^<>]*th:replace=[^<>]*th:(?=if|unless)");

        assertThat(sources("src/main/java", ".html"))
                .noneMatch(file -> ignored.matcher(read(file)).find());
    }

    @Test
    void no_file_is_longer_than_a_reader_bears() throws IOException {
        assertThat(sources("src/main/java", ".java"))
                .allMatch(file -> read(file).lines().count() <= 300);
    }

    @Test
    void no_test_is_longer_than_a_reader_bears() throws IOException {
        assertThat(sources("src/test/java", ".java"))
                .allMatch(file -> read(file).lines().count() <= 320);
    }

    @Test
    void every_text_is_there_in_both_languages() throws IOException {
        for (var chinese : sources("src/main/java", "texts.properties")) {
            var english = chinese.resolveSibling("texts_en.properties");
            assertThat(keys(english)).as("%s", english).isEqualTo(keys(chinese));
        }
    }

    private static List<String> keys(Path bundle) {
        return read(bundle)
                .lines()
                .filter(line -> line.matches("[a-z][\\w.\\-]*\\s*=.*"))
                .map(line -> line.split("=", 2)[0].strip())
                .sorted()
                .toList();
    }

    private static List<Path> sources(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 14)) {
            return files.filter(file -> file.toString().contains(folder))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
