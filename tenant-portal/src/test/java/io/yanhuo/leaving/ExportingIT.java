package io.yanhuo.leaving;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

/** How an export is made: ordered once, by one operation, whatever happens to its process. */
class ExportingIT extends ExportScene {
    @Autowired ExportZip zip;
    @Autowired Pictures pictures;

    @Nested
    class Ordered {
        @Test
        void twice_at_once_it_is_one() throws Exception {
            var shop = testTenants.create("twice");

            var ids = Crowd.atOnce(4, _ -> order(shop).id());

            assertThat(ids).containsOnly(ids.getFirst());
        }

        @Test
        void by_an_owner_whose_restaurant_is_suspended_it_is_made() {
            var shop = testTenants.create("suspended");
            tenants.happen(shop.id(), TenantEvent.SUSPEND);
            var owner = owner(shop);

            assertThat(status(owner.submit("/admin/export", new LinkedMultiValueMap<>())))
                    .isEqualTo(303);
            await().atMost(PATIENCE)
                    .until(() -> body(owner.open("/admin/export/list")).contains("take-export"));
        }

        @Test
        void while_three_wait_to_be_taken_it_is_refused() {
            var shop = testTenants.create("many");
            for (int i = 0; i < 3; i++) ready(shop);

            var answer = owner(shop).submit("/admin/export", new LinkedMultiValueMap<>());

            assertThat(status(answer)).isEqualTo(429);
            assertThat(body(answer)).contains("已有 3 份");
        }
    }

    @Nested
    class When_the_process_dies {
        @Test
        @DisplayName("T-33 at every point, one after the other, there is still exactly one export")
        void it_is_made_once() throws IOException {
            var shop = filled("phoenix");
            var accident = accident();
            accident.begin();
            try {
                accident.dieOnceAtEveryPoint();
                var export = ready(shop);

                assertThat(accident.deaths())
                        .contains("WRITE part", "WRITE written", "CHECK performed")
                        .hasSize(3 * Exporting.Step.values().length + 2);
                assertThat(export.operation().state()).isEqualTo(Operation.State.DONE);
                assertThat(unzipped(owner(shop).open("/admin/export/files/" + export.link())))
                        .containsKey("csv/orders.csv");
                try (Stream<Path> left = Files.list(path(shop, export).getParent())) {
                    assertThat(left).containsExactly(path(shop, export));
                }
            } finally {
                accident.end();
            }
        }
    }

    /** The server ends a session that says nothing for long, and pictures can take long. */
    @Test
    void its_connection_is_given_back_before_the_pictures_are_written() throws IOException {
        var shop = testTenants.create("pictures");
        var seen = new ArrayList<List<String>>();
        shop.scope()
                .<Void, IOException>call(() -> {
                    pictures.store(picture());
                    zip.write(OutputStream.nullOutputStream(), () -> seen.add(atWork(shop)));
                    return null;
                });

        var whilePictures = seen.removeLast();
        var throughout = new HashSet<>(seen.getFirst());
        seen.forEach(throughout::retainAll);
        assertThat(throughout).as("what reads the tables").isNotEmpty();
        assertThat(whilePictures).doesNotContainAnyElementsOf(throughout);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** Its sessions that are in a transaction. */
    private static List<String> atWork(Tenant tenant) {
        // The server shows the same picture of them for a tenth of a second.
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        return FilledSchema.asked(
                """
                SELECT t.trx_mysql_thread_id
                  FROM information_schema.innodb_trx t
                  JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
                 WHERE p.user = ?
                """,
                tenant.schema().value());
    }
}
