package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for owners names tests that exist, and says the same in both languages. */
class IsolationDocumentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED =
            Pattern.compile("`(\\w+(?:IT|Test))`((?:(?:, |、| )T-\\d\\d)*)");
    private static final Pattern NUMBER = Pattern.compile("T-\\d\\d");

    /** All that begins with a dash is a promise. */
    private static final Pattern PROMISE = Pattern.compile("(?m)^- .*$");

    private final String page = read(ROOT.resolve("infra/docs/isolation.md"));
    private final Map<String, String> tests = tests();

    @Test
    void every_test_it_names_exists_under_its_number() {
        assertThat(named(page)).hasSizeGreaterThan(40);
        for (var named : NAMED.matcher(page).results().toList()) {
            assertThat(tests).containsKey(named.group(1));
            NUMBER.matcher(named.group(2))
                    .results()
                    .map(MatchResult::group)
                    .forEach(number ->
                            assertThat(tests.get(named.group(1)))
                                    .as("%s under %s", number, named.group(1))
                                    .contains(number));
        }
    }

    @Test
    void every_promise_names_its_test() {
        assertThat(PROMISE.matcher(page).results().map(MatchResult::group))
                .hasSizeGreaterThan(30)
                .allMatch(promise -> NAMED.matcher(promise).find());
    }

    @Test
    void both_languages_promise_the_same() {
        int english = page.indexOf("# Why no other");

        assertThat(named(page.substring(0, english))).isEqualTo(named(page.substring(english)));
    }

    /** Each class and number, in the order of the page. */
    private static List<String> named(String text) {
        return NAMED.matcher(text)
                .results()
                .map(named ->
                        named.group(1)
                                + NUMBER.matcher(named.group(2))
                                        .results()
                                        .map(MatchResult::group)
                                        .toList())
                .toList();
    }

    private static Map<String, String> tests() {
        var tests = new TreeMap<String, String>();
        try (var files = Files.walk(ROOT, 14)) {
            files.filter(file -> file.toString().contains("src/test/java"))
                    .filter(file -> file.toString().matches(".*(IT|Test)\\.java"))
                    .forEach(file -> tests.put(name(file), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tests;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
