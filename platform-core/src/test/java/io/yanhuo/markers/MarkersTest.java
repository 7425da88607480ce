package io.yanhuo.markers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The watch itself: it sees what it is there for, and cries for nothing else. */
class MarkersTest {
    private final TenantScope wang = restaurant();
    private final TenantScope mei = restaurant();
    private final String ofWang = "0a" + RandomId.ofLength(18);

    @BeforeEach
    void wang_has_written_something() {
        wang.run(() -> sent("INSERT INTO orders (order_id) VALUES ('" + ofWang + "')"));
        assertThat(Markers.leaks()).isEmpty();
    }

    @Test
    void a_row_of_one_with_an_id_of_the_other_is_a_leak() {
        mei.run(() -> sent("UPDATE seat SET note = 'see " + ofWang + "' WHERE n = 1"));

        assertThat(Markers.leaks()).singleElement().asString().contains(ofWang, "a row");
    }

    @Test
    void so_is_an_answer_as_text_packed_or_in_an_archive() throws Exception {
        for (var body : new byte[][] {bytes(), gzip(), zip()}) {
            answers(mei, "/menu", body);
            assertThat(Markers.leaks()).singleElement().asString().contains(ofWang, "/menu");
        }
    }

    @Test
    void so_is_an_answer_that_is_written_letter_by_letter_and_a_header() throws Exception {
        answers(mei, "/menu", (_, response) -> response.getWriter().append("<i>" + ofWang));
        assertThat(Markers.leaks()).hasSize(1);
        answers(mei, "/menu", (_, response) -> response.setHeader("Location", "/o/" + ofWang));
        assertThat(Markers.leaks()).hasSize(1);
    }

    @Test
    void so_is_a_line_of_the_log() {
        WatchedLog.attach();
        mei.run(() -> LoggerFactory.getLogger("test").warn("order {} is late", ofWang));

        assertThat(Markers.leaks()).singleElement().asString().contains(ofWang, "the log");
    }

    @Test
    void the_test_in_which_it_happens_fails() {
        mei.run(() -> sent("INSERT INTO x VALUES ('" + ofWang + "')"));

        assertThatThrownBy(() -> new NothingOfOthers().afterEach(mock(ExtensionContext.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(ofWang);
    }

    @Test
    void ones_own_ids_may_be_anywhere() throws Exception {
        answers(wang, "/menu", bytes());
        wang.run(() -> sent("UPDATE seat SET note = '" + ofWang + "'"));
    }

    @Test
    void so_may_others_where_rows_are_only_looked_for() {
        mei.run(() -> sent("UPDATE seat SET note = 'mine' WHERE seat_id = '" + ofWang + "'"));
    }

    @Test
    void what_a_request_brings_along_may_be_in_its_answer() throws Exception {
        answers(mei, "/orders/" + ofWang, bytes());
    }

    @Test
    void what_only_looks_like_an_id_is_none() {
        wang.run(() ->
                sent("INSERT INTO x VALUES ('aaaaaaaaaaaaaaaaaaaa', '%s1')".formatted(ofWang)));
        mei.run(() ->
                sent("INSERT INTO x VALUES ('aaaaaaaaaaaaaaaaaaaa', '%s1')".formatted(ofWang)));
    }

    private static TenantScope restaurant() {
        return new TenantScope(
                new TenantId(1),
                RandomId.ofLength(12),
                "default",
                new SchemaName("t000000000000"),
                1);
    }

    private static void sent(String statement) {
        new SentStatements().preProcess(() -> statement, null);
    }

    private interface Page {
        void show(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private static void answers(TenantScope scope, String path, byte[] body) throws Exception {
        answers(scope, path, (_, response) -> response.getOutputStream().write(body));
    }

    private static void answers(TenantScope scope, String path, Page page) throws Exception {
        var chain =
                new MockFilterChain(
                        new HttpServlet() {
                            @Override
                            protected void doGet(
                                    HttpServletRequest request, HttpServletResponse response)
                                    throws IOException {
                                page.show(request, response);
                            }
                        });
        var request = new MockHttpServletRequest("GET", path);
        scope.<Void, Exception>call(() -> {
            new WatchedAnswers().doFilter(request, new MockHttpServletResponse(), chain);
            return null;
        });
    }

    private byte[] bytes() {
        return ("{\"order\":\"" + ofWang + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] gzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes());
        }
        return packed.toByteArray();
    }

    private byte[] zip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("orders.json"));
            out.write(bytes());
        }
        return packed.toByteArray();
    }
}
