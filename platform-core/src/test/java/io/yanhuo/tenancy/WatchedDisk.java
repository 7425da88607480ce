package io.yanhuo.tenancy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Remembers what has been forced to it, and what was there at each time. */
final class WatchedDisk extends Disk {
    private final List<Forced> forced = new ArrayList<>();
    private Predicate<Path> broken = _ -> false;

    /**
     * @param size of a file at that moment
     * @param names in a folder at that moment
     */
    record Forced(Path path, long size, List<Path> names) {}

    void breaksAt(Predicate<Path> where) {
        broken = where;
    }

    List<Forced> forced() {
        return List.copyOf(forced);
    }

    @Override
    void force(Path path) throws IOException {
        if (broken.test(path)) throw new IOException("made to fail");
        super.force(path);
        if (Files.isRegularFile(path)) {
            forced.add(new Forced(path, Files.size(path), List.of()));
            return;
        }
        try (var names = Files.list(path)) {
            forced.add(new Forced(path, 0, names.toList()));
        }
    }

    /** Whether the name of it has been forced, in the folder that holds it. */
    boolean knowsNameOf(Path path) {
        return forced.stream().anyMatch(one -> one.names().contains(path));
    }
}
