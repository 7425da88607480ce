package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/**
 * Sealed files of the restaurant in whose scope the work happens. Each has a key of its own, which
 * lies sealed with the restaurant's data key in the platform's schema: where that is destroyed, the
 * file is noise, wherever a copy of it may be.
 */
@Service
public class TenantFiles {
    private static final String TABLE = "tenant_file";
    private static final String COLUMN = "key_cipher";
    private static final Set<PosixFilePermission> OURS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final FileAttribute<?> OUR_FILE = PosixFilePermissions.asFileAttribute(OURS);
    private static final FileAttribute<?> OUR_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final TenantFileRows rows;
    private final PersonalData personal;
    private final Path root;
    private final Disk disk;
    private final Clock clock;

    TenantFiles(
            TenantFileRows rows,
            PersonalData personal,
            @Value("${yanhuo.data}") Path data,
            Disk disk,
            Clock clock) {
        this.rows = rows;
        this.personal = personal;
        this.root = data.resolve("tenants").toAbsolutePath().normalize();
        this.disk = disk;
        this.clock = clock;
    }

    /** Writes what the file is to hold. */
    @FunctionalInterface
    public interface Content<T> {
        T write(OutputStream out) throws IOException;
    }

    /** Makes something of what the file holds. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    /** The file of this operation; the same one however often it is asked for. */
    public TenantFile of(OperationWork work, TenantFile.Kind kind, String orderedBy) {
        return rows.ofOperation(work.operationId())
                .orElseGet(() -> {
                    var key = Base64.getEncoder().encodeToString(Sealing.randomKey());
                    var file =
                            new TenantFile(
                                    RandomId.ofLength(20),
                                    TenantScope.current().tenant(),
                                    kind,
                                    work.operationId(),
                                    orderedBy,
                                    null,
                                    null,
                                    clock.instant(),
                                    null,
                                    null,
                                    false);
                    rows.insert(file, personal.encrypt(key, TABLE, COLUMN));
                    return file;
                });
    }

    public TenantFile ofOperation(String operation) {
        return findOfOperation(operation).orElseThrow();
    }

    public Optional<TenantFile> findOfOperation(String operation) {
        return rows.ofOperation(operation);
    }

    /** Only of this restaurant. */
    public Optional<TenantFile> find(TenantId tenant, String id) {
        return rows.find(tenant, id);
    }

    /** The newest first. */
    public List<TenantFile> latest(TenantId tenant, TenantFile.Kind kind, int limit) {
        return rows.latest(tenant, kind, limit);
    }

    /** All that have not been deleted, the newest first. */
    List<TenantFile> kept(TenantId tenant, TenantFile.Kind kind) {
        return rows.kept(tenant, kind);
    }

    /** Whose time is over, of all restaurants. */
    public List<TenantFile> overdue() {
        return rows.overdue(clock.instant());
    }

    /**
     * Replaces what is there at once: nobody ever reads half of a file, nor that of a hand that was
     * overtaken. When this returns, the file is there also after a power cut, so that what it was
     * made of may go.
     */
    public <T> T write(TenantFile file, OperationWork work, Content<T> content) {
        return write(
                file,
                replacing -> {
                    work.checkpoint("written");
                    work.guarded(replacing);
                },
                content);
    }

    /**
     * @param turn runs what it is given when it may be done
     */
    <T> T write(TenantFile file, Consumer<Runnable> turn, Content<T> content) {
        var unfinished = folder(file).resolve("." + RandomId.ofLength(20));
        try {
            Files.createDirectories(root.resolve(file.tenant().toString()));
            if (!Files.isDirectory(folder(file))) {
                Files.createDirectories(folder(file), OUR_FOLDER);
            }
            Files.createFile(unfinished, OUR_FILE);
            try {
                var written = write(file, unfinished, content);
                disk.force(unfinished);
                turn.accept(() -> replace(path(file), unfinished));
                disk.forceName(path(file), root);
                return written;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed file could not be written", e);
        }
    }

    private static void replace(Path old, Path fresh) {
        try {
            Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed file could not be replaced", e);
        }
    }

    private <T> T write(TenantFile file, Path path, Content<T> content) throws IOException {
        try (var out = Files.newOutputStream(path, StandardOpenOption.WRITE);
                var sealed =
                        SealedStream.to(new BufferedOutputStream(out), key(file), place(file))) {
            return content.write(sealed);
        }
    }

    public <T> T read(TenantFile file, Reading<T> reading) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(path(file)));
                var opened = SealedStream.from(in, key(file), place(file))) {
            return reading.read(opened);
        }
    }

    public void complete(TenantFile file, long rowCount, long size) {
        rows.complete(file.id(), rowCount, size, clock.instant());
    }

    void originate(TenantFile file, BackupOrigin origin) {
        rows.originate(file.id(), origin);
    }

    /** Empty for one of a time in which nobody noted it. */
    Optional<BackupOrigin> origin(String file) {
        return rows.origin(file);
    }

    public void expire(TenantFile file, Instant at) {
        rows.expire(file.id(), at);
    }

    /** For good; that it was there stays known. */
    public void delete(TenantFile file) {
        rows.destroyKey(file.id());
        try {
            Files.deleteIfExists(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed file could not be deleted", e);
        }
    }

    /** Everything that the restaurant has on disk, pictures as well. */
    void deleteAll(TenantId tenant) {
        try {
            FileSystemUtils.deleteRecursively(root.resolve(tenant.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("files could not be deleted", e);
        }
    }

    private byte[] key(TenantFile file) {
        var sealed = rows.key(file.id()).orElseThrow(() -> new KeysDestroyed(file.tenant()));
        return Base64.getDecoder().decode(personal.secret(sealed, TABLE, COLUMN));
    }

    private static String place(TenantFile file) {
        return "tenant_file|" + file.tenant() + "|" + file.kind() + "|" + file.id();
    }

    private Path path(TenantFile file) {
        return folder(file).resolve(file.id());
    }

    private Path folder(TenantFile file) {
        return root.resolve(file.tenant().toString()).resolve(file.kind().folder());
    }
}
