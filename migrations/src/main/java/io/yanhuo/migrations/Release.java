package io.yanhuo.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** What a build brings: the changelog of the restaurants' schemas, and what its code can serve. */
public final class Release {
    private static final Release THIS = thisBuild();

    private final Changelog changelog;
    private final SchemaWindow window;

    /**
     * @param changelog on the classpath, such as {@code db/tenant.xml}
     * @param folders that it takes its files from, such as {@code db/tenant}
     * @param oldest version of a schema that its code still serves
     */
    public Release(String changelog, List<String> folders, SchemaVersion oldest) {
        this.changelog = new Changelog(changelog);
        this.window = new SchemaWindow(oldest, new ChangelogFiles(folders).version());
    }

    public static Release ofThisBuild() {
        return THIS;
    }

    public SchemaVersion version() {
        return window.newest();
    }

    public SchemaWindow window() {
        return window;
    }

    Changelog changelog() {
        return changelog;
    }

    /** Which one is the oldest stands beside the changelog, because nobody can find it out. */
    private static Release thisBuild() {
        var declared = new Properties();
        try (var in = Release.class.getResourceAsStream("/db/tenant-window.properties")) {
            declared.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var oldest = new SchemaVersion(declared.getProperty("oldest-served"));
        return new Release("db/tenant.xml", List.of("db/tenant"), oldest);
    }
}
