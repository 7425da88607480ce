package dev.yanhuo.wechat.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Everything the sandbox remembers: in memory, and in one file as a snapshot followed by what
 * changed since, one JSON line each. The snapshot replaces the file whole, so a killed process
 * loses at most the line it was writing.
 */
public final class Store implements DisposableBean {
    private static final long LINES_BEFORE_SNAPSHOT = 20_000;
    private static final Set<StandardOpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final Set<StandardOpenOption> REPLACING =
            Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);

    /** There are private keys in it. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Map<String, Map<String, JsonNode>> found = new HashMap<>();
    private final List<Shelf<?>> shelves = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private FileChannel channel;
    private long lines;

    public Store(Path folder) {
        try {
            Files.createDirectories(folder);
            file = folder.resolve("state.jsonl");
            if (Files.exists(file)) read();
            channel = open();
        } catch (IOException e) {
            throw new UncheckedIOException("could not use the data folder " + folder, e);
        }
    }

    /** Work that sees and leaves one consistent state; nothing slow belongs in here. */
    public <T> T together(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public <T> Shelf<T> shelf(String name, Class<T> type, Function<T, String> key) {
        return together(() -> {
            var known =
                    found.getOrDefault(name, Map.of()).values().stream()
                            .map(node -> Json.MAPPER.treeToValue(node, type))
                            .toList();
            var shelf = new Shelf<>(name, key, this, known);
            shelves.add(shelf);
            return shelf;
        });
    }

    /** Forgets what happened, not who takes part. */
    public void clear(List<String> names) {
        together(() -> {
            shelves.stream().filter(shelf -> names.contains(shelf.name())).forEach(Shelf::clear);
            snapshot();
            return names;
        });
    }

    void append(String shelf, String id, Object value) {
        lock.lock();
        try {
            write(channel, shelf, id, value);
            if (++lines > LINES_BEFORE_SNAPSHOT) snapshot();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        } finally {
            lock.unlock();
        }
    }

    private static void write(FileChannel to, String shelf, String id, Object value)
            throws IOException {
        var line = new LinkedHashMap<String, Object>();
        line.put("shelf", shelf);
        line.put("id", id);
        line.put("value", value);
        var bytes = ByteBuffer.wrap((Json.text(line) + "\n").getBytes(UTF_8));
        while (bytes.hasRemaining()) to.write(bytes);
    }

    private void snapshot() {
        var fresh = file.resolveSibling("state.new");
        try (var to = FileChannel.open(fresh, REPLACING, OWNER_ONLY)) {
            for (var shelf : shelves) {
                for (var each : shelf.snapshot().entrySet()) {
                    write(to, shelf.name(), each.getKey(), each.getValue());
                }
            }
            to.force(true);
            channel.close();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            channel = open();
            lines = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + fresh, e);
        }
    }

    private void read() throws IOException {
        var all = Files.readString(file);
        // A line without its end was being written when the process was killed.
        var whole = all.substring(0, all.lastIndexOf('\n') + 1);
        for (var line : whole.lines().toList()) {
            try {
                var node = Json.tree(line);
                found.computeIfAbsent(node.get("shelf").asString(), _ -> new LinkedHashMap<>())
                        .put(node.get("id").asString(), node.get("value"));
            } catch (JacksonException e) {
                throw new IOException("not readable: " + file + ": " + line, e);
            }
        }
        if (whole.length() < all.length()) Files.writeString(file, whole);
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, APPENDING, OWNER_ONLY);
    }

    @Override
    public void destroy() throws IOException {
        lock.lock();
        try {
            channel.close();
        } finally {
            lock.unlock();
        }
    }
}
