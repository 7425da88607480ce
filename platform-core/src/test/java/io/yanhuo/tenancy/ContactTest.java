package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ContactTest {
    private final AtomicLong now = new AtomicLong();
    private final Contact contact = new Contact("east", now::get);

    @Test
    void is_there_until_it_was_missed_and_again_once_it_was_met() {
        assertThat(contact.away()).isFalse();
        contact.missed();
        assertThat(contact.away()).isTrue();
        contact.met();
        assertThat(contact.away()).isFalse();
    }

    @Test
    void is_only_busy_as_long_as_somebody_still_gets_a_connection() {
        now.addAndGet(Contact.CROWDED.toNanos() - 1);
        contact.crowded();
        assertThat(contact.away()).isFalse();

        contact.met();
        now.addAndGet(Contact.CROWDED.toNanos());
        contact.crowded();
        assertThat(contact.away()).isFalse();

        now.addAndGet(1);
        contact.crowded();
        assertThat(contact.away()).isTrue();
    }

    @Test
    void is_tried_after_a_moment_by_one_of_many() {
        contact.missed();
        assertThat(contact.mayTry()).isFalse();

        now.addAndGet(Contact.SPARED.toNanos());

        assertThat(contact.mayTry()).isTrue();
        assertThat(contact.mayTry()).isFalse();
    }

    @Test
    void is_tried_again_whatever_has_become_of_the_one_who_tried() {
        contact.missed();
        now.addAndGet(Contact.SPARED.toNanos());
        assertThat(contact.mayTry()).isTrue();

        now.addAndGet(Contact.TRY.toNanos());

        assertThat(contact.mayTry()).isTrue();
    }
}
