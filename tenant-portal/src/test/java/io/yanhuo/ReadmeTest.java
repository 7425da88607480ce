package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a newcomer reads first is true. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (?:`([a-z-]+)`)? ?\\| `([a-z]+)` \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(((?!https?:)[^)]+)\\)");

    private final String readme = read("README.md");

    @Test
    void the_table_names_every_module_in_the_maven_module_where_it_lives() {
        var rows = new TreeMap<String, String>();
        var maven = "";
        for (var row = ROW.matcher(readme); row.find(); ) {
            if (row.group(1) != null) maven = row.group(1);
            rows.put(row.group(2), maven);
        }

        assertThat(rows).isEqualTo(modules());
    }

    @Test
    void modules_stand_above_what_they_depend_on() {
        var order = new LinkedHashMap<String, Integer>();
        for (var row = ROW.matcher(readme); row.find(); ) order.put(row.group(2), order.size());
        var all = ModulesTest.all();

        for (var module : all) {
            for (var below : module.getDirectDependencies(all).uniqueModules().toList()) {
                assertThat(order.get(below.getIdentifier().toString()))
                        .as("%s uses %s", module.getIdentifier(), below.getIdentifier())
                        .isGreaterThan(order.get(module.getIdentifier().toString()));
            }
        }
    }

    @Test
    void every_link_leads_somewhere() {
        for (var link = LINK.matcher(readme); link.find(); ) {
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
    }

    private static Map<String, String> modules() {
        return ModulesTest.all().stream()
                .map(module -> module.getIdentifier().toString())
                .collect(
                        Collectors.toMap(
                                name -> name, ReadmeTest::home, (a, _) -> a, TreeMap::new));
    }

    private static String home(String module) {
        for (var maven : new String[] {"migrations", "platform-core", "billing", "tenant-portal"}) {
            if (Files.isDirectory(ROOT.resolve(maven + "/src/main/java/io/yanhuo/" + module))) {
                return maven;
            }
        }
        return "nowhere";
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
