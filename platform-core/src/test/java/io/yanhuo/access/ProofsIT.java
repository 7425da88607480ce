package io.yanhuo.access;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.Refusals.refused;
import static io.yanhuo.access.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What proves who somebody is: a code by SMS, and a ticket from one door to the next. */
class ProofsIT extends GuardScene {
    @Autowired SmsCodes codes;

    @Nested
    class A_code {
        @Test
        void proves_the_number_once() {
            var phone = phone();
            codes.send("test", phone);
            var code = lastCode(phone);

            codes.verify("test", phone, code);

            refused(() -> codes.verify("test", phone, code), AccessRefusal.WrongCode.class);
        }

        @Test
        void is_of_no_use_for_another_purpose_or_restaurant() {
            var phone = phone();
            laowang.scope().run(() -> codes.send("test", phone));
            var code = lastCode(phone);

            amei.scope()
                    .run(() ->
                            refused(
                                    () -> codes.verify("test", phone, code),
                                    AccessRefusal.WrongCode.class));
            laowang.scope()
                    .run(() -> {
                        refused(
                                () -> codes.verify("else", phone, code),
                                AccessRefusal.WrongCode.class);
                        codes.verify("test", phone, code);
                    });
        }

        @Test
        void is_too_old_after_five_minutes() {
            var phone = phone();
            codes.send("test", phone);
            clock.advance(Duration.ofMinutes(5).plusSeconds(1));

            refused(
                    () -> codes.verify("test", phone, lastCode(phone)),
                    AccessRefusal.WrongCode.class);
        }

        @Test
        void is_not_sent_again_within_a_minute() {
            var phone = phone();
            codes.send("test", phone);

            refused(() -> codes.send("test", phone), AccessRefusal.CodeTooSoon.class);
            clock.advance(Duration.ofSeconds(61));
            codes.send("test", phone);
        }

        @Test
        void is_sent_once_when_asked_for_twenty_times_at_once() throws Exception {
            var phone = phone();

            atOnce(20, () -> sent(phone));

            assertThat(inbox.messages())
                    .filteredOn(m -> m.phone().equals(phone.digits()))
                    .hasSize(1);
        }

        @Test
        void is_sent_ten_times_a_day() {
            var phone = phone();
            clock.set(tomorrowAtNoon());
            for (int i = 0; i < 10; i++) {
                codes.send("test", phone);
                clock.advance(Duration.ofSeconds(61));
            }

            refused(() -> codes.send("test", phone), AccessRefusal.NoMoreCodesToday.class);
            clock.advance(Duration.ofDays(1));
            codes.send("test", phone);
        }

        @Test
        void is_locked_for_ten_minutes_after_five_wrong_ones() {
            var phone = phone();
            codes.send("test", phone);
            for (int i = 0; i < 5; i++) {
                refused(() -> codes.verify("test", phone, "no"), AccessRefusal.WrongCode.class);
            }

            refused(
                    () -> codes.verify("test", phone, lastCode(phone)),
                    AccessRefusal.CodeLocked.class);
            clock.advance(Duration.ofSeconds(61));
            refused(() -> codes.send("test", phone), AccessRefusal.CodeLocked.class);
            clock.advance(Duration.ofMinutes(9));
            codes.send("test", phone);
            codes.verify("test", phone, lastCode(phone));
        }

        @Test
        void cannot_be_guessed_more_than_five_times_by_a_hundred_at_once() throws Exception {
            var phone = phone();
            codes.send("test", phone);

            var answers = atOnce(100, () -> answer(() -> codes.verify("test", phone, "no")));

            assertThat(answers).filteredOn("access.wrong-code"::equals).hasSize(5);
            assertThat(answers).filteredOn("access.code-locked"::equals).hasSize(95);
        }
    }

    @Nested
    class A_ticket {
        @Test
        void is_good_once() throws Exception {
            laowang.scope()
                    .run(() -> {
                        var ticket = issued("/me");

                        assertThat(tickets.use(Who.DINER, ticket).page()).isEqualTo("/me");
                        refused(
                                () -> tickets.use(Who.DINER, ticket),
                                AccessRefusal.TicketGone.class);
                    });
            var ticket = laowang.scope().get(() -> issued("/me"));
            var uses =
                    atOnce(
                            20,
                            () ->
                                    laowang.scope()
                                            .get(() ->
                                                    answer(() -> tickets.use(Who.DINER, ticket))));
            assertThat(uses).filteredOn("done"::equals).hasSize(1);
        }

        @Test
        void is_too_old_after_two_minutes() {
            laowang.scope()
                    .run(() -> {
                        var ticket = issued("/me");
                        clock.advance(Duration.ofMinutes(2).plusSeconds(1));

                        refused(
                                () -> tickets.use(Who.DINER, ticket),
                                AccessRefusal.TicketGone.class);
                    });
        }

        @Test
        void opens_no_other_door_and_no_other_restaurant() {
            var ticket = laowang.scope().get(() -> issued("/me"));

            laowang.scope()
                    .run(() ->
                            refused(
                                    () -> tickets.use(Who.STAFF, ticket),
                                    AccessRefusal.TicketGone.class));
            amei.scope()
                    .run(() ->
                            refused(
                                    () -> tickets.use(Who.DINER, ticket),
                                    AccessRefusal.TicketGone.class));
        }

        @Test
        void leads_to_pages_of_this_host_alone() {
            laowang.scope()
                    .run(() -> {
                        for (var page :
                                List.of(
                                        "//evil.example",
                                        "https://evil.example",
                                        "/\\evil",
                                        "me",
                                        "/a\nb")) {
                            refused(() -> issued(page), AccessRefusal.NotALocalPage.class);
                        }
                    });
        }

        private String issued(String page) {
            var path = tickets.issue(Who.DINER, "d".repeat(20), page);
            assertThat(path).startsWith("/enter?ticket=");
            return path.substring("/enter?ticket=".length());
        }
    }

    /** Eleven minutes before midnight the ten would be those of two days. */
    private Instant tomorrowAtNoon() {
        var china = ZoneId.of("Asia/Shanghai");
        return LocalDate.ofInstant(clock.instant(), china)
                .plusDays(1)
                .atTime(LocalTime.NOON)
                .atZone(china)
                .toInstant();
    }

    private String sent(PhoneNumber phone) {
        return answer(() -> codes.send("test", phone));
    }

    private String lastCode(PhoneNumber phone) {
        return Codes.last(inbox, phone);
    }
}
