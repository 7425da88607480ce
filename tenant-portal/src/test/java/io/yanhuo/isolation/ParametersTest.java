package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** A new route is part of the isolation tests on the day it is written, or the build fails. */
class ParametersTest {
    @Nested
    class A_route_that_somebody_adds {
        @Test
        @DisplayName(
                "T-12 a new route with an id in its path fails the build until it is tried too")
        void with_an_id_in_its_path_fails_the_build_and_says_what_to_do() {
            assertThat(unknown("plain", "/admin/suppliers/{id}"))
                    .contains("add \"suppliers/id\" to Samples.OF_ONE_PLACE");
        }

        @Test
        void with_an_id_in_its_query_does() {
            assertThat(unknown("query", "/admin/suppliers"))
                    .contains("add \"ParametersTest$Added.supplierId\"");
        }

        @Test
        void with_an_id_deep_in_a_form_or_a_body_does() {
            assertThat(unknown("form", "/admin/suppliers"))
                    .contains("add \"ParametersTest$Line.supplierCode\"");
            assertThat(unknown("body", "/admin/suppliers"))
                    .contains("add \"ParametersTest$Line.supplierCode\"");
        }

        @Test
        void with_a_body_whose_members_nobody_sees_does() {
            assertThat(unknown("loose", "/admin/suppliers")).contains("no record");
        }

        @Test
        void with_a_name_that_is_harmless_elsewhere_but_could_be_an_id_does() {
            assertThat(Samples.of("SupplierController", ".", "code")).isEmpty();
            assertThat(Samples.of("SupplierController", ".", "name")).isPresent();
        }

        private static String unknown(String method, String path) {
            var handler =
                    Stream.of(Added.class.getDeclaredMethods())
                            .filter(it -> it.getName().equals(method))
                            .findFirst()
                            .orElseThrow();
            return Inputs.of(new HandlerMethod(new Added(), handler), path).unknown().toString();
        }
    }

    @Nested
    class What_no_parameter_shows {
        private static final Pattern BY_HAND =
                Pattern.compile(
                        "\\.getParameter(?:Values|Map)?\\(|\\.getCookies\\(|WebUtils\\.getCookie\\(");

        /**
         * What they read is signed, the code of a table, which the matrix sends, or belongs to no
         * restaurant: the proof of a form, a language, the browser of somebody who signs up.
         */
        private static final String READERS =
                "(Cookies|Csrf|PlainForms|TableCookie|PageLanguage|Browser)\\.java";

        @Test
        void is_read_by_a_few_classes_that_the_isolation_tests_know() throws IOException {
            try (var files = Files.walk(Path.of(".."), 14)) {
                assertThat(
                                files.filter(file ->
                                                file.toString().contains("src/main/java/io/yanhuo"))
                                        .filter(file -> file.toString().endsWith(".java"))
                                        .filter(What_no_parameter_shows::readsByHand)
                                        .map(file -> file.getFileName().toString()))
                        .isNotEmpty()
                        .allMatch(name -> name.matches(READERS));
            }
        }

        private static boolean readsByHand(Path file) {
            try {
                return BY_HAND.matcher(Files.readString(file)).find();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    record Form(String name, java.util.List<Line> lines) {}

    record Line(String supplierCode) {}

    /** No page of ours; only what one could look like. */
    static final class Added {
        void plain() {}

        void query(@RequestParam String supplierId) {}

        void form(@ModelAttribute Form form) {}

        void body(@RequestBody Form form) {}

        void loose(@RequestBody Map<String, String> anything) {}
    }
}
