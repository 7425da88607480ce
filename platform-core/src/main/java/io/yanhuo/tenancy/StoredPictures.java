package io.yanhuo.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many bytes the pictures of a restaurant really take. */
@Component
class StoredPictures implements Counted {
    private final Path root;

    StoredPictures(@Value("${yanhuo.data}") Path data) {
        this.root = data.resolve("tenants").toAbsolutePath().normalize();
    }

    @Override
    public Metric metric() {
        return Metric.STORAGE;
    }

    @Override
    public long count() {
        var tenant = TenantScope.current().tenant().toString();
        return bytes(root.resolve(tenant).resolve("pictures"));
    }

    /** Of all files below; what is swept away meanwhile counts no more. */
    static long bytes(Path folder) {
        if (!Files.isDirectory(folder)) return 0;
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(StoredPictures::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("pictures could not be counted", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }
}
