package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.AddressBook.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a restaurant may exchange its address for another. */
class AddressBookTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Nested
    class One_that_was_never_changed {
        private final AddressBook book = new AddressBook(entry("laowang", null), List.of());

        @Test
        void may_be_changed() {
            assertThat(book.restsUntil(NOON)).isEmpty();
        }
    }

    @Nested
    class One_that_was_changed_just_now {
        private final Entry before = entry("laowang", NOON);
        private final Entry earlier = entry("wang", NOON.minus(Duration.ofDays(9)));
        private final AddressBook book =
                new AddressBook(entry("laowangmian", null), List.of(before, earlier));

        @Test
        void rests_for_a_day() {
            assertThat(book.restsUntil(NOON)).contains(NOON.plus(Duration.ofDays(1)));
            assertThat(book.restsUntil(NOON.plus(Duration.ofDays(1)))).isEmpty();
        }

        @Test
        void may_be_changed_back_to_the_one_before_and_to_no_other() {
            assertThat(book.mayReturn(before, NOON)).isTrue();
            assertThat(book.mayReturn(earlier, NOON)).isFalse();
            assertThat(book.mayReturn(earlier, NOON.plus(Duration.ofDays(1)))).isTrue();
        }
    }

    @Nested
    class One_that_was_changed_and_changed_back {
        private final Entry taken = entry("laowangmian", NOON);
        private final AddressBook book =
                new AddressBook(entry("laowang", NOON.minusSeconds(60)), List.of(taken));

        @Test
        void stays_for_a_day() {
            assertThat(book.mayReturn(taken, NOON)).isFalse();
            assertThat(book.mayReturn(taken, NOON.plus(Duration.ofDays(1)))).isTrue();
        }
    }

    @Nested
    class One_that_was_come_back_to_after_long {
        private final Entry before = entry("laowangmian", NOON);
        private final AddressBook book =
                new AddressBook(entry("laowang", NOON.minus(Duration.ofDays(9))), List.of(before));

        @Test
        void may_be_left_again_at_once_for_the_one_before() {
            assertThat(book.mayReturn(before, NOON)).isTrue();
        }
    }

    private static Entry entry(String name, @Nullable Instant leftAt) {
        return new Entry(name, name + ".yanhuo.localhost", leftAt);
    }
}
