package io.yanhuo.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Version of the restaurants' schemas that this release brings: time stamp of the newest changelog
 * file and the number of changesets, such as {@code 20261124-0900.12}.
 */
public record SchemaVersion(String value) {
    private static final Pattern CHANGESET = Pattern.compile("(?m)^--changeset ");

    public static SchemaVersion ofThisRelease() {
        return ofFiles("classpath*:db/tenant/**/*.sql");
    }

    private static SchemaVersion ofFiles(String pattern) {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(pattern);
            var newest =
                    Arrays.stream(files)
                            .map(file -> String.valueOf(file.getFilename()))
                            .map(name -> name.substring(0, 13))
                            .max(String::compareTo)
                            .orElseThrow();
            long changesets = 0;
            for (var file : files) changesets += changesetsIn(file);
            return new SchemaVersion(newest + "." + changesets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long changesetsIn(Resource file) throws IOException {
        return CHANGESET.matcher(file.getContentAsString(StandardCharsets.UTF_8)).results().count();
    }

    @Override
    public String toString() {
        return value;
    }
}
