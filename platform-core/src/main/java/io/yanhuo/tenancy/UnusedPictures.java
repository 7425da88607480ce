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
 * goes when the mark is a day old: somebody may have chosen it in a form that is not saved yet.
 */
final class UnusedPictures {
    private static final Duration GRACE = Duration.ofDays(1);
    private static final String MARK = "unused";

    private final Path folder;

    UnusedPictures(Path folder) {
        this.folder = folder;
    }

    int sweep(Set<String> shown, Instant now) {
        if (!Files.isDirectory(folder)) return 0;
        try {
            int gone = 0;
            for (var picture : pictures()) {
                if (shown.contains(String.valueOf(picture.getFileName()))) unmark(picture);
                else if (overdue(picture, now)) gone += delete(picture);
            }
            return gone;
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

    private static int delete(Path picture) throws IOException {
        return FileSystemUtils.deleteRecursively(picture) ? 1 : 0;
    }
}
