package io.yanhuo.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/**
 * Pictures that nothing shows any more, as long as there is a backup from when something may have:
 * whoever goes back to it gets them back.
 */
@Service
public class LaidByPictures {
    static final String FOLDER = "laid-by";

    private final TenantFiles files;
    private final Path root;

    LaidByPictures(TenantFiles files, @Value("${yanhuo.data}") Path data) {
        this.files = files;
        this.root = data.resolve("tenants").toAbsolutePath().normalize();
    }

    /** Those that no backup shows. */
    public void forgetOld(TenantId tenant) {
        var oldest =
                files.kept(tenant, TenantFile.Kind.BACKUP).stream()
                        .map(TenantFile::createdAt)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX);
        try {
            for (var picture : pictures(tenant)) {
                if (at(picture).isBefore(oldest)) FileSystemUtils.deleteRecursively(picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old pictures could not be removed", e);
        }
    }

    /** The oldest go until the others take no more than so many bytes. */
    static void shrink(Path folder, long most) {
        try {
            var newestFirst = new TreeMap<Instant, List<Path>>(Comparator.reverseOrder());
            for (var picture : pictures(folder)) {
                newestFirst.computeIfAbsent(at(picture), _ -> new ArrayList<>()).add(picture);
            }
            long bytes = 0;
            for (var picture : newestFirst.values().stream().flatMap(List::stream).toList()) {
                bytes += StoredPictures.bytes(picture);
                if (bytes > most) FileSystemUtils.deleteRecursively(picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old pictures could not be removed", e);
        }
    }

    /** Those that may have been shown then; what nothing shows after all is laid by again. */
    void bringBack(TenantId tenant, Instant shownAt) {
        var shown = root.resolve(tenant.toString()).resolve("pictures");
        try {
            for (var picture : pictures(tenant)) {
                var there = shown.resolve(picture.getFileName());
                boolean wanted = !at(picture).isBefore(shownAt) && !Files.exists(there);
                if (wanted) Files.move(picture, there);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old pictures could not be brought back", e);
        }
    }

    private static Instant at(Path picture) throws IOException {
        return Files.getLastModifiedTime(picture).toInstant();
    }

    private List<Path> pictures(TenantId tenant) throws IOException {
        return pictures(root.resolve(tenant.toString()).resolve(FOLDER));
    }

    private static List<Path> pictures(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
