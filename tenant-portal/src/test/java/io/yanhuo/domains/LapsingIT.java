package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.StaffRole;
import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A name that serves is looked at every day, and goes out of service when it is lost. */
class LapsingIT extends DomainScene {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AN_HOUR = Duration.ofHours(1).plusSeconds(1);

    @Autowired Inbox inbox;

    @Nested
    class While_all_is_well {
        @Test
        void it_is_looked_at_every_day_and_not_more_often() {
            var domain = bound(laowang);

            later(A_DAY.minusMinutes(1));
            assertThat(now(domain).lookedAt()).as("not due yet").isEqualTo(domain.lookedAt());
            later(Duration.ofMinutes(1));

            assertThat(now(domain).lookedAt()).isAfter(domain.lookedAt());
            assertThat(now(domain).state()).isEqualTo(State.ACTIVE);
        }
    }

    @Nested
    class When_the_proof_is_gone {
        @Test
        void it_serves_on_for_three_days_and_the_owner_is_told_before_and_after() {
            var phone = owner();
            var domain = bound(laowang);
            DNS.remove(domain.host().proof());

            later(A_DAY);
            assertThat(now(domain).failingSince()).isNotNull();
            assertThat(told(phone)).hasSize(1).first().asString().contains(host, "3 天内");
            for (int hour = 0; hour < 71; hour++) later(AN_HOUR);
            assertThat(now(domain).state()).as("three days are not over").isEqualTo(State.ACTIVE);
            assertThat(told(phone)).hasSize(1);
            later(AN_HOUR);

            assertThat(now(domain).state()).isEqualTo(State.LAPSED);
            assertThat(tenants.byHost(host)).isEmpty();
            assertThat(told(phone)).hasSize(2).first().asString().contains(host, "已停用");
            later(Duration.ofHours(7));
            assertThat(told(phone)).as("told once").hasSize(2);
        }

        @Test
        void it_serves_again_once_the_proof_is_back() {
            var domain = lapsed();
            prove(domain);

            later(Duration.ofHours(7));

            assertThat(now(domain).state()).isEqualTo(State.ACTIVE);
            assertThat(now(domain).failingSince()).isNull();
            assertThat(tenants.byHost(host)).isPresent();
        }

        @Test
        void a_proof_that_is_back_in_time_begins_the_count_anew() {
            var domain = bound(laowang);
            DNS.remove(domain.host().proof());
            later(A_DAY);
            later(Duration.ofDays(2));
            prove(domain);
            later(AN_HOUR);
            assertThat(now(domain).failingSince()).isNull();
            DNS.remove(domain.host().proof());
            later(A_DAY);

            later(Duration.ofDays(2));

            assertThat(now(domain).state()).isEqualTo(State.ACTIVE);
        }
    }

    @Nested
    class When_it_leads_elsewhere {
        @Test
        void it_goes_out_of_service_too() {
            var domain = bound(laowang);
            DNS.remove(host).address(host, "198.51.100.7");

            later(A_DAY);
            later(Duration.ofDays(3));

            assertThat(now(domain).state()).isEqualTo(State.LAPSED);
            assertThat(now(domain).seen()).isEqualTo("198.51.100.7");
        }
    }

    @Nested
    class When_nobody_answers {
        @Test
        void a_time_out_and_a_failure_change_nothing_however_often() {
            var domain = bound(laowang);
            DNS.saysNothing(domain.host().proof()).fail(host);

            later(A_DAY);
            for (int day = 0; day < 5; day++) later(A_DAY);

            assertThat(now(domain).state()).isEqualTo(State.ACTIVE);
            assertThat(now(domain).failingSince()).isNull();
            assertThat(now(domain).proof()).isEqualTo(Finding.SILENCE);
            assertThat(now(domain).target()).isEqualTo(Finding.SERVER_FAILURE);
        }

        @Test
        void silence_neither_counts_nor_makes_good() {
            var domain = bound(laowang);
            DNS.remove(domain.host().proof());
            later(A_DAY);
            var since = now(domain).failingSince();
            DNS.saysNothing(domain.host().proof());
            later(Duration.ofDays(4));
            assertThat(now(domain).state()).isEqualTo(State.ACTIVE);
            assertThat(now(domain).failingSince()).isEqualTo(since);
            DNS.answers(domain.host().proof());

            later(AN_HOUR);

            assertThat(now(domain).state()).isEqualTo(State.LAPSED);
        }
    }

    @Nested
    class Out_of_service {
        @Test
        @DisplayName("T-27 a lapsed name rests: the old owner's proof brings it back, no other's")
        void it_rests() {
            var domain = lapsed();
            assertRefused(() -> claim(amei), DomainRefusal.Taken.class);
            prove(domain);

            assertThat(look(domain).state()).isEqualTo(State.ACTIVE);
        }

        @Test
        @DisplayName("T-27 after its rest even the old owner needs a new token")
        void after_its_rest_the_old_token_is_of_no_use() {
            var domain = lapsed();
            prove(domain);
            clock.advance(Duration.ofDays(91));

            var looked = look(domain);

            assertThat(looked.token()).isNotEqualTo(domain.token());
            assertThat(tenants.byHost(host)).isEmpty();
            assertThat(look(looked).proof()).isEqualTo(Finding.WRONG);
            prove(looked);
            assertThat(look(looked).state()).isEqualTo(State.ACTIVE);
        }
    }

    private OwnDomain lapsed() {
        var domain = bound(laowang);
        DNS.remove(domain.host().proof());
        later(A_DAY);
        later(Duration.ofDays(3));
        assertThat(now(domain).state()).isEqualTo(State.LAPSED);
        return domain;
    }

    private PhoneNumber owner() {
        var number = "1366" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999));
        var phone = new PhoneNumber(number);
        laowang.scope().run(() -> staff.create("老王", phone, StaffRole.OWNER, null));
        return phone;
    }

    /** The newest first. */
    private List<String> told(PhoneNumber phone) {
        return inbox.messages().stream()
                .filter(message -> message.phone().equals(phone.digits()))
                .map(Inbox.Message::text)
                .toList();
    }
}
