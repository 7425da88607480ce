package io.yanhuo.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Forms that are read name by name: their names stand in the source alone. */
final class FormSources {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern READ =
            Pattern.compile("(?:Fields\\.\\w+|containsKey)\\((?:form, )?\"(\\w+)\"");

    private FormSources() {}

    /** Names of the fields that classes beside this one read, and which class does. */
    static Map<String, String> fields(Class<?> controller) {
        var folder = SOURCES.resolve(controller.getPackageName().replace('.', '/'));
        var fields = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
                var owner = file.getFileName().toString().replace(".java", "");
                READ.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> fields.putIfAbsent(found.group(1), owner));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (fields.isEmpty()) throw new IllegalStateException("no form is read in " + folder);
        return fields;
    }
}
