package io.yanhuo.tenancy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/**
 * Makes what was written outlast a power cut: for half a minute or so it lies in the system's
 * memory only, while the database has long committed that it can be relied on.
 */
@Component
class Disk {
    /** What is in a file; of a folder, the names. */
    void force(Path path) throws IOException {
        var how = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** That a file or folder is there, and every folder on the way to it, this one included. */
    void forceName(Path path, Path top) throws IOException {
        for (var at = path; at.startsWith(top); ) {
            var folder = at.getParent();
            if (folder == null) return;
            force(folder);
            at = folder;
        }
    }
}
