package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/**
 * Pictures of the restaurant in whose scope the work happens. Each is decoded and drawn anew, so
 * that nothing but a picture is ever stored, and served as {@code /pictures/{id}/{size}.jpg} with
 * size {@code thumb} (240 px), {@code card} (480 px) or {@code full} (1080 px).
 */
@Service
public class Pictures {
    private static final Pattern ID = Pattern.compile("[0-9a-z]{20}");

    private final Path root;
    private final StorageRoom room;
    private final Disk disk;
    private final PictureDecoder decoder = new PictureDecoder();

    Pictures(@Value("${yanhuo.data}") Path data, StorageRoom room, Disk disk) {
        this.room = room;
        this.disk = disk;
        this.root = data.resolve("tenants").toAbsolutePath().normalize();
    }

    /** How large a stored picture is at most, in pixels of its longer side and in bytes. */
    public enum Size {
        THUMB(240, 40_000),
        CARD(480, 100_000),
        FULL(1080, 200_000);

        private final int pixels;
        private final int bytes;

        Size(int pixels, int bytes) {
            this.pixels = pixels;
            this.bytes = bytes;
        }

        int pixels() {
            return pixels;
        }

        int bytes() {
            return bytes;
        }

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT) + ".jpg";
        }

        /** By its name in addresses, such as {@code thumb}. */
        public static Optional<Size> named(String name) {
            return java.util.Arrays.stream(values())
                    .filter(size -> size.file().equals(name + ".jpg"))
                    .findFirst();
        }
    }

    /**
     * @return id of the stored picture
     * @throws io.yanhuo.shared.Refused if it is no JPEG, PNG or WebP picture, or too large, or the
     *     restaurant has no room for it
     */
    public String store(InputStreamSource upload) {
        var drawn = decoder.decode(upload, 2 * Size.FULL.pixels(), Pictures::drawn);
        long bytes = drawn.values().stream().mapToLong(jpeg -> jpeg.length).sum();
        return room.with(bytes, () -> write(drawn));
    }

    private static Map<Size, byte[]> drawn(BufferedImage picture) throws IOException {
        var drawn = new EnumMap<Size, byte[]>(Size.class);
        for (var size : Size.values()) {
            drawn.put(size, PictureEncoder.jpeg(picture, size.pixels(), size.bytes()));
        }
        return drawn;
    }

    /** The same for one that is small, such as those that we have drawn ourselves. */
    public String store(byte[] picture) {
        return store(new ByteArrayResource(picture));
    }

    private String write(Map<Size, byte[]> drawn) {
        var id = RandomId.ofLength(20);
        var unfinished = folder("." + id);
        try {
            Files.createDirectories(unfinished);
            for (var jpeg : drawn.entrySet()) {
                var file = unfinished.resolve(jpeg.getKey().file());
                Files.write(file, jpeg.getValue());
                disk.force(file);
            }
            disk.force(unfinished);
            Files.move(unfinished, folder(id));
            disk.forceName(folder(id), root);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be stored", e);
        }
    }

    /**
     * The other restaurant's pictures of these ids are also here from now on, under the same ids;
     * what is here already, or is not there any more, is left as it is.
     */
    public void adopt(TenantId from, Set<String> ids) {
        var there = root.resolve(from.toString()).resolve("pictures");
        try {
            for (var id : ids) {
                var picture = there.resolve(id);
                boolean wanted = ID.matcher(id).matches() && Files.isDirectory(picture);
                if (wanted && !Files.exists(folder(id))) adopt(picture, id);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("pictures could not be copied", e);
        }
    }

    private void adopt(Path picture, String id) throws IOException {
        var unfinished = folder("." + RandomId.ofLength(20));
        Files.createDirectories(unfinished);
        for (var size : Size.values()) {
            Files.copy(picture.resolve(size.file()), unfinished.resolve(size.file()));
        }
        try {
            Files.move(unfinished, folder(id));
        } catch (FileSystemException e) {
            // Another hand was faster; what is left over is swept away.
            if (!Files.exists(folder(id))) throw e;
        }
    }

    /**
     * The picture as we draw it, to be kept until there is a restaurant to store it for.
     *
     * @throws io.yanhuo.shared.Refused if it is no JPEG, PNG or WebP picture, or too large
     */
    public byte[] drawnAnew(InputStreamSource upload) {
        return decoder.decode(
                upload,
                2 * Size.CARD.pixels(),
                picture -> PictureEncoder.jpeg(picture, Size.CARD.pixels(), Size.CARD.bytes()));
    }

    @EventListener
    void on(TenantRemoved removed) throws IOException {
        FileSystemUtils.deleteRecursively(root.resolve(removed.tenant().toString()));
    }

    /**
     * Throws away what nothing has shown for a day; {@link LaidByPictures} has it for a while, as
     * far as all of that takes no more room than there is for those that are shown: else whoever
     * uploads and deletes for ever would fill the disk.
     *
     * @param shown everything that anything in this restaurant refers to
     * @return how many pictures are gone
     */
    public int forgetUnused(Set<String> shown, Instant now) {
        var swept = new UnusedPictures(folder(""), laidBy()).sweep(shown, now);
        room.freed(swept.bytes());
        LaidByPictures.shrink(laidBy(), room.most());
        return swept.pictures();
    }

    /** Ids of all that this restaurant has. */
    public List<String> all() {
        var folder = folder("");
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("pictures could not be listed", e);
        }
    }

    /** Only of this restaurant, and only what was stored as a picture. */
    public Optional<Path> find(String id, Size size) {
        if (!ID.matcher(id).matches()) return Optional.empty();
        return Optional.of(folder(id).resolve(size.file())).filter(Files::isRegularFile);
    }

    private static Path below(Path root) {
        return root.resolve(TenantScope.current().tenant().toString());
    }

    private Path laidBy() {
        return below(root).resolve(LaidByPictures.FOLDER);
    }

    private Path folder(String id) {
        return below(root).resolve("pictures").resolve(id);
    }
}
