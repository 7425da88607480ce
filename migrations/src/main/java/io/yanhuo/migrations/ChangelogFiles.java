package io.yanhuo.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of a changelog, as far as a version is made of them. */
final class ChangelogFiles {
    private static final Pattern CHANGESET = Pattern.compile("(?m)^--changeset ");
    private static final int STAMP = 13;

    private final List<File> files = new ArrayList<>();

    /**
     * @param folders on the classpath
     */
    ChangelogFiles(List<String> folders) {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (var folder : folders) {
                for (var found : resolver.getResources("classpath*:" + folder + "/**/*.sql")) {
                    files.add(File.of(found));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record File(String stamp, int changesets) {
        static File of(Resource resource) throws IOException {
            var text = resource.getContentAsString(StandardCharsets.UTF_8);
            return new File(
                    String.valueOf(resource.getFilename()).substring(0, STAMP),
                    (int) CHANGESET.matcher(text).results().count());
        }
    }

    SchemaVersion version() {
        var newest = files.stream().map(File::stamp).max(String::compareTo).orElseThrow();
        return versionUpTo(newest);
    }

    /** The version of a release whose newest file had this stamp. */
    SchemaVersion versionUpTo(String stamp) {
        int changesets =
                files.stream()
                        .filter(file -> file.stamp().compareTo(stamp) <= 0)
                        .mapToInt(File::changesets)
                        .sum();
        return new SchemaVersion(stamp + "." + changesets);
    }
}
