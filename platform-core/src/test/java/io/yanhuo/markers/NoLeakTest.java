package io.yanhuo.markers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the watch does not cry for. */
class NoLeakTest extends MarkersScene {
    @AfterEach
    void there_is_no_leak() {
        assertThat(Markers.leaks()).isEmpty();
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
        var others =
                "INSERT INTO x VALUES ('%s', '%s', '%s', '%s')"
                        .formatted(
                                "just1a2b3c4d5e6f7g8hj".repeat(4),
                                "0123456789abcdef0123456789abcdef",
                                "strawberry-and-chocolate",
                                "12345678901234567890");
        wang.run(() -> sent(others));
        mei.run(() -> sent(others));
    }
}
