package io.yanhuo.markers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.mockito.Mockito.mock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.LoggerFactory;

/** The watch itself: it sees what it is there for. */
class MarkersTest extends MarkersScene {
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
    void so_is_what_went_wrong_in_it() {
        WatchedLog.attach();
        var failure = new IllegalStateException("two of " + ofWang);
        mei.run(() -> LoggerFactory.getLogger("test").warn("late", failure));

        assertThat(Markers.leaks()).singleElement().asString().contains(ofWang, "the log");
    }

    @Test
    void so_is_an_event_of_a_stream_before_the_stream_ends() throws Exception {
        answers(
                mei,
                "/changes",
                (_, response) -> {
                    response.setContentType("text/event-stream");
                    response.getOutputStream().print("data:" + ofWang + "\n\n");
                    response.flushBuffer();
                    response.getOutputStream().flush();
                    assertThat(Markers.leaks()).singleElement().asString().contains(ofWang);
                });

        assertThat(Markers.leaks()).isEmpty();
    }

    @Test
    void so_is_a_row_of_the_platform_that_speaks_of_two() {
        var ofMei = "0b" + RandomId.ofLength(18);
        mei.run(() -> sent("INSERT INTO orders (order_id) VALUES ('" + ofMei + "')"));

        Markers.told("the queue", ofWang + " is for somebody, and so is " + ofWang);
        assertThat(Markers.leaks()).isEmpty();
        Markers.told("the queue", ofWang + " is for " + ofMei);
        assertThat(Markers.leaks()).singleElement().asString().contains("the queue");
    }

    @Test
    void so_is_what_is_remembered_for_one_but_not_what_is_remembered_for_nobody() {
        var kitchen = new Kitchen();
        WatchedCaches.of(kitchen);
        kitchen.known.put(new Kitchen.Key(wang, "menu"), new Kitchen.Pot(bytes()));
        kitchen.known.put(new Kitchen.Key(null, "menu"), new Kitchen.Pot(bytes()));
        WatchedCaches.look();
        assertThat(Markers.leaks()).isEmpty();

        kitchen.known.put(new Kitchen.Key(mei, "menu"), new Kitchen.Pot(bytes()));
        WatchedCaches.look();
        assertThat(Markers.leaks()).singleElement().asString().contains(ofWang, "remembered");
        WatchedCaches.look();
        assertThat(Markers.leaks()).as("each is read once").isEmpty();
    }

    private static final class Kitchen {
        private final Cache<Key, Pot> known = Caffeine.newBuilder().build();

        private record Key(@Nullable TenantScope scope, String name) {}

        /** Says nothing of what is in it. */
        private static final class Pot {
            private final byte[] soup;

            private Pot(byte[] soup) {
                this.soup = soup;
            }

            @Override
            public String toString() {
                return "a pot of " + soup.length;
            }
        }
    }

    @Test
    void what_two_share_on_purpose_is_theirs_and_nobody_else_s() {
        var third = restaurant();
        Markers.shared(ofWang);
        mei.run(() -> sent("INSERT INTO orders (diner_id) VALUES ('" + ofWang + "')"));
        third.run(() -> Markers.told("a page", ofWang));
        assertThat(Markers.leaks()).as("it is told, and not written").hasSize(1);

        Markers.nothingIsSharedAnyMore();
        mei.run(() -> sent("UPDATE orders SET diner_id = '" + ofWang + "' WHERE n = 1"));
        assertThat(Markers.leaks()).as("work that goes on after the test").isEmpty();
        third.run(() -> sent("INSERT INTO orders (diner_id) VALUES ('" + ofWang + "')"));
        assertThat(Markers.leaks()).hasSize(1);
    }

    /** Run by the test below, and by nobody else. */
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Planted {
        private static final TenantScope WANG = restaurant();
        private static final TenantScope MEI = restaurant();
        private static final TenantScope THIRD = restaurant();
        private static final String ID = "0a" + RandomId.ofLength(18);

        @Test
        void a_leak() {
            WANG.run(() -> sent("INSERT INTO x VALUES ('" + ID + "')"));
            MEI.run(() -> sent("INSERT INTO x VALUES ('" + ID + "')"));
        }

        @Test
        void b_said_to_be_shared() {
            Markers.shared(ID);
            MEI.run(() -> sent("INSERT INTO x VALUES ('" + ID + "')"));
        }

        @Test
        void c_no_longer_shared() {
            THIRD.run(() -> sent("INSERT INTO x VALUES ('" + ID + "')"));
        }
    }

    @Test
    void every_test_is_watched_without_asking_for_it() {
        var seen = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Planted.class))
                                .build(),
                        seen);

        assertThat(seen.getSummary().getTestsFoundCount()).isEqualTo(3);
        assertThat(seen.getSummary().getFailures())
                .extracting(failure -> failure.getTestIdentifier().getDisplayName())
                .containsExactly("a_leak()", "c_no_longer_shared()");
    }

    @Test
    void the_test_in_which_it_happens_fails() {
        mei.run(() -> sent("INSERT INTO x VALUES ('" + ofWang + "')"));

        assertThatThrownBy(() -> new NothingOfOthers().afterEach(mock(ExtensionContext.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(ofWang);
    }

    @Test
    void a_name_in_brackets_is_as_good_as_an_id() {
        wang.run(() -> sent("INSERT INTO dish VALUES ('⟦wang⟧饭')"));
        mei.run(() -> Markers.told("a page", "炒⟦wang⟧饭"));

        assertThat(Markers.leaks()).singleElement().asString().contains("⟦wang⟧");
    }
}
