package io.yanhuo.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.integrations.Outbox;
import io.yanhuo.markers.Markers;
import io.yanhuo.markers.NothingOfOthers;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.Tenant;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The watch over all tests sees what the running application does; each leak is planted. */
class MarkedIT extends GuardScene {
    @Autowired Outbox outbox;
    @Autowired Licences licences;
    @Autowired Backups backups;
    @Autowired ApplicationEventPublisher events;

    private String ofLaowang;

    /** What one module might tell another. */
    record Heard(String what) {}

    @BeforeEach
    void laowang_has_written_something() {
        ofLaowang = "0a" + RandomId.ofLength(18);
        write(laowang, ofLaowang);
        assertThat(Markers.leaks()).isEmpty();
    }

    /** No test after it is to suffer. */
    @AfterEach
    void all_has_been_seen() {
        Markers.leaks();
    }

    /** A job in the restaurant's own schema, which is taken back at once. */
    private void write(Tenant tenant, String id) {
        tenant.scope()
                .run(() ->
                        transaction.executeWithoutResult(work -> {
                            outbox.add("marked", id);
                            work.setRollbackOnly();
                        }));
    }

    private void assertSeen(String where) {
        assertThat(Markers.leaks()).singleElement().asString().contains(ofLaowang, where);
    }

    @Test
    void a_row_in_the_restaurant_s_schema() {
        write(amei, ofLaowang);

        assertSeen("a row: INSERT INTO outbox");
    }

    @Test
    void a_row_of_the_platform() {
        var update = "UPDATE tenant SET name = ? WHERE 1 = 0";
        amei.scope().run(() -> platform.sql(update).param(ofLaowang).update());
        assertSeen("a row of the platform");

        platform.sql(update).param("of nobody: " + ofLaowang).update();
        assertThat(Markers.leaks()).isEmpty();

        var ofAmei = "0b" + RandomId.ofLength(18);
        write(amei, ofAmei);
        platform.sql(update).param(ofAmei + " for " + ofLaowang).update();
        assertThat(Markers.leaks()).hasSize(1);
    }

    @Test
    void an_event_of_a_stream() throws Exception {
        var request = at(amei).request("/probe/stream").header("Accept", "text/event-stream");
        try (var open =
                HttpClient.newHttpClient()
                        .send(request.build(), BodyHandlers.ofInputStream())
                        .body()) {
            var stream = requireNonNull(ProbePages.STREAMS.poll(10, TimeUnit.SECONDS));
            stream.send(ofLaowang);
            assertSeen("the answer to GET /probe/stream");
            stream.complete();
            open.readAllBytes();
        }
    }

    @Test
    void an_event_of_a_module_and_a_line_of_the_log() {
        amei.scope().run(() -> events.publishEvent(new Heard(ofLaowang)));
        assertSeen("the event Heard");

        amei.scope().run(() -> LoggerFactory.getLogger("marked").warn("{}", ofLaowang));
        assertSeen("the log");
    }

    @Test
    void what_is_remembered_in_memory() {
        var end = LocalDate.of(2099, 12, 31);
        licences.enter(amei.id(), new Licence("JY14403000000012", ofLaowang, end));
        licences.of(amei.id());

        assertThatThrownBy(() -> new NothingOfOthers().afterEach(mock(ExtensionContext.class)))
                .hasMessageContainingAll(ofLaowang, "what is remembered");
    }

    @Test
    void a_file() throws SQLException {
        try (var root = TestDatabase.shared().administrator();
                var row = root.createStatement()) {
            row.executeUpdate(
                    "INSERT INTO %s.outbox (entry_id, kind, subject, due_at, attempts, created_at)"
                                    .formatted(amei.schema().value())
                            + " VALUES ('1', 'marked', '%s', '2099-01-01', 0, NOW())"
                                    .formatted(ofLaowang));
        }

        backups.take(amei.id());

        await().atMost(Duration.ofSeconds(30)).until(() -> !backups.usable(amei.id()).isEmpty());
        assertSeen("the file BACKUP");
    }
}
