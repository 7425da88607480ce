package io.yanhuo.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * The pictures of one restaurant that nothing shows. Each gets a mark when that is first seen, and
 * goes when the mark is a day old: somebody may have chosen it in a form that is not saved yet. It
 * is laid by, for a backup may still show it.
 */
final class UnusedPictures {
    private static final Duration GRACE = Duration.ofDays(1);
    private static final String MARK = "unused";

    private final Path folder;
    private final Path laidBy;

    UnusedPictures(Path folder, Path laidBy) {
        this.folder = folder;
        this.laidBy = laidBy;
    }

    /** What is gone. */
    record Swept(int pictures, long bytes) {
        Swept and(long more) {
            return new Swept(pictures + 1, bytes + more);
        }
    }

    Swept sweep(Set<String> shown, Instant now) {
        var swept = new Swept(0, 0);
        if (!Files.isDirectory(folder)) return swept;
        try {
            for (var picture : pictures()) {
                if (shown.contains(String.valueOf(picture.getFileName()))) unmark(picture);
                else if (overdue(picture, now)) swept = swept.and(layBy(picture, now));
            }
            return swept;
        } catch (IOException e) {
            throw new UncheckedIOException("unused pictures could not be removed", e);
        }
    }

    private List<Path> pictures() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private static void unmark(Path picture) throws IOException {
        Files.deleteIfExists(picture.resolve(MARK));
    }

    private static boolean overdue(Path picture, Instant now) throws IOException {
        var mark = picture.resolve(MARK);
        if (Files.exists(mark)) {
            return !Files.getLastModifiedTime(mark).toInstant().plus(GRACE).isAfter(now);
        }
        Files.createFile(mark);
        Files.setLastModifiedTime(mark, FileTime.from(now));
        return false;
    }

    private long layBy(Path picture, Instant now) throws IOException {
        unmark(picture);
        long bytes = StoredPictures.bytes(picture);
        Files.createDirectories(laidBy);
        var there = laidBy.resolve(picture.getFileName());
        FileSystemUtils.deleteRecursively(there);
        Files.move(picture, there);
        Files.setLastModifiedTime(there, FileTime.from(now));
        return bytes;
    }
}
