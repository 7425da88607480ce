package io.yanhuo.markers;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Two restaurants, one of which has written something. */
abstract class MarkersScene {
    /** Of no real restaurant. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    final TenantScope wang = restaurant();
    final TenantScope mei = restaurant();
    final String ofWang = "0a" + RandomId.ofLength(18);

    @BeforeEach
    void wang_has_written_something() {
        wang.run(() -> sent("INSERT INTO orders (order_id) VALUES ('" + ofWang + "')"));
        assertThat(Markers.leaks()).isEmpty();
    }

    static TenantScope restaurant() {
        return new TenantScope(
                new TenantId(NUMBERS.decrementAndGet()),
                RandomId.ofLength(12),
                "default",
                new SchemaName("t000000000000"),
                1);
    }

    static void sent(String statement) {
        new SentStatements().preProcess(() -> statement, null);
    }

    interface Page {
        void show(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    static void answers(TenantScope scope, String path, byte[] body) throws Exception {
        answers(scope, path, (_, response) -> response.getOutputStream().write(body));
    }

    static void answers(TenantScope scope, String path, Page page) throws Exception {
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

    final byte[] bytes() {
        return ("{\"order\":\"" + ofWang + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    final byte[] gzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes());
        }
        return packed.toByteArray();
    }

    final byte[] zip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("orders.json"));
            out.write(bytes());
        }
        return packed.toByteArray();
    }
}
