package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.sql.SQLException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The line to somebody whom we asked breaks while somebody waits for our answer. */
@Import(BrokenLinesIT.Pages.class)
class BrokenLinesIT extends AnswerScene {
    @Test
    void to_the_database_is_never_taken_for_the_askers() {
        var page = at(laowang.host()).getJson("/probe/lines/database");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).contains("application/problem+json");
        assertThat(page.header("Retry-After")).isPresent();
    }

    @Test
    void to_a_service_is_never_taken_for_the_askers() {
        assertThat(at(laowang.host()).getJson("/probe/lines/service").status()).isEqualTo(500);
        assertThat(at(laowang.host()).getJson("/probe/lines/end").status()).isEqualTo(500);
    }

    @RestController
    @OnFace(Face.STOREFRONT)
    static class Pages {
        @GetMapping("/probe/lines/database")
        @Allow(Who.ANYONE)
        String database() {
            var broken = new SocketException("Broken pipe");
            throw new JDBCConnectionException(
                    "Unable to acquire", new SQLException("could not log in", "08004", broken));
        }

        @GetMapping("/probe/lines/service")
        @Allow(Who.ANYONE)
        String service() {
            throw new UncheckedIOException(new IOException("Connection reset by peer"));
        }

        @GetMapping("/probe/lines/end")
        @Allow(Who.ANYONE)
        String end() throws IOException {
            throw new EOFException("the service said nothing more");
        }
    }
}
