package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.RandomId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * What of a sealed file is on the disk when its writer goes on, such as to drop the schema that it
 * was made of. That the disk keeps its word no test can try.
 */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestTenants.class)
class PowerCutIT {
    private static final byte[] CONTENT = "all that there was".repeat(10_000).getBytes();

    @Autowired TenantFileRows rows;
    @Autowired PersonalData personal;
    @Autowired Clock clock;
    @Autowired TestTenant testTenants;
    @TempDir Path data;

    private final WatchedDisk disk = new WatchedDisk();
    private TenantFiles files;
    private Tenant shop;
    private TenantFile archive;

    @BeforeEach
    void a_file_that_is_to_be_written() {
        files = new TenantFiles(rows, personal, data, disk, clock);
        shop = testTenants.create("dark");
        archive =
                new TenantFile(
                        RandomId.ofLength(20),
                        shop.id(),
                        TenantFile.Kind.ARCHIVE,
                        RandomId.ofLength(26),
                        "SYSTEM",
                        null,
                        null,
                        clock.instant(),
                        null,
                        null,
                        false);
        var key = Base64.getEncoder().encodeToString(Sealing.randomKey());
        shop.scope()
                .run(() ->
                        rows.insert(archive, personal.encrypt(key, "tenant_file", "key_cipher")));
    }

    @Nested
    class A_written_file {
        @Test
        void is_on_the_disk_as_a_whole_before_it_counts() {
            var before = new AtomicInteger();

            write(() -> {
                assertThat(path()).doesNotExist();
                before.set(disk.forced().size());
            });

            assertThat(before).hasValue(1);
            assertThat(disk.forced().getFirst().path()).hasParentRaw(path().getParent());
            assertThat(disk.forced().getFirst().size())
                    .isEqualTo(path().toFile().length())
                    .isGreaterThan(CONTENT.length);
        }

        @Test
        void is_found_again_under_its_name_and_each_folder_above() {
            write(() -> {});

            for (var at = path(); !at.equals(data); at = at.getParent()) {
                assertThat(disk.knowsNameOf(at)).as(at.toString()).isTrue();
            }
        }
    }

    @Nested
    class When_the_disk_does_not_take_it {
        @Test
        void the_file_of_before_stays() throws IOException {
            write(() -> {});
            var old = Files.readAllBytes(path());
            disk.breaksAt(Files::isRegularFile);

            assertThatThrownBy(() -> write(() -> {})).isInstanceOf(UncheckedIOException.class);

            assertThat(path()).hasBinaryContent(old);
            try (var there = Files.list(path().getParent())) {
                assertThat(there).containsExactly(path());
            }
        }

        @Test
        void its_writer_is_told_so_even_if_only_the_name_is_lost() {
            disk.breaksAt(path().getParent()::equals);

            assertThatThrownBy(() -> write(() -> {})).isInstanceOf(UncheckedIOException.class);
        }

        @Test
        void it_is_written_again_all_the_same() throws IOException {
            disk.breaksAt(_ -> true);
            assertThatThrownBy(() -> write(() -> {})).isInstanceOf(UncheckedIOException.class);
            disk.breaksAt(_ -> false);

            write(() -> {});

            assertThat(
                            shop.scope()
                                    .<byte[], IOException>call(
                                            () -> files.read(archive, InputStream::readAllBytes)))
                    .isEqualTo(CONTENT);
        }
    }

    private void write(Runnable beforeItCounts) {
        shop.scope()
                .run(() ->
                        files.write(
                                archive,
                                replacing -> {
                                    beforeItCounts.run();
                                    replacing.run();
                                },
                                out -> {
                                    out.write(CONTENT);
                                    return CONTENT.length;
                                }));
    }

    private Path path() {
        return data.resolve("tenants/" + shop.id() + "/archive/" + archive.id());
    }
}
