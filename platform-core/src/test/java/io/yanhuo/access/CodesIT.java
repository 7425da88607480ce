package io.yanhuo.access;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.Refusals.refused;
import static io.yanhuo.access.People.phone;
import static io.yanhuo.tenancy.Utc.utc;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What proves by a text message that somebody holds a phone number. */
class CodesIT extends GuardScene {
    @Autowired SmsCodes codes;

    @BeforeEach
    void nobody_else_asks() {
        platform.sql("DELETE FROM sms_code").update();
    }

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
                    refused(() -> codes.verify("else", phone, code), AccessRefusal.WrongCode.class);
                    codes.verify("test", phone, code);
                });
    }

    @Test
    void is_too_old_after_five_minutes() {
        var phone = phone();
        codes.send("test", phone);
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        refused(() -> codes.verify("test", phone, lastCode(phone)), AccessRefusal.WrongCode.class);
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

        assertThat(inbox.messages()).filteredOn(m -> m.phone().equals(phone.digits())).hasSize(1);
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

        refused(() -> codes.verify("test", phone, lastCode(phone)), AccessRefusal.CodeLocked.class);
        clock.advance(Duration.ofSeconds(61));
        refused(() -> codes.send("test", phone), AccessRefusal.CodeLocked.class);
        clock.advance(Duration.ofMinutes(9));
        codes.send("test", phone);
        codes.verify("test", phone, lastCode(phone));
    }

    @Test
    void is_not_kept_from_its_owner_by_whoever_guesses_elsewhere() {
        var phone = phone();
        from("203.0.113.7", () -> codes.send("test", phone));
        from("198.51.100.1", () -> guess(phone, 6));

        from("203.0.113.7", () -> codes.verify("test", phone, lastCode(phone)));
    }

    @Test
    void is_compared_with_ten_guesses_from_elsewhere_however_many_come_at_once() throws Exception {
        var phone = phone();
        from("203.0.113.7", () -> codes.send("test", phone));

        atOnce(
                100,
                guesser -> {
                    from("198.51.100." + guesser, () -> guess(phone, 1));
                    return guesser;
                });

        assertThat(underWay("attempts")).containsExactly(SmsCodeRows.TRIES);
        var code = lastCode(phone);
        from("192.0.2.1", () -> wrong(phone, code));
        from("203.0.113.7", () -> codes.verify("test", phone, code));
    }

    @Test
    void is_still_right_elsewhere_when_it_is_the_tenth_try() {
        var phone = phone();
        from("203.0.113.7", () -> codes.send("test", phone));
        from("198.51.100.1", () -> guess(phone, 5));
        from("198.51.100.2", () -> guess(phone, 4));

        from("192.0.2.1", () -> codes.verify("test", phone, lastCode(phone)));
    }

    @Test
    void that_could_not_be_sent_any_more_today_is_none() {
        var phone = phone();
        clock.set(tomorrowAtNoon());
        for (int i = 0; i < 30; i++) {
            codes.send("purpose-" + i / 10, phone);
            clock.advance(Duration.ofSeconds(61));
        }
        clock.advance(Duration.ofMinutes(5));

        refused(() -> codes.send("another", phone), AccessRefusal.NoMoreCodesToday.class);
        assertThat(underWay("sent_today")).isEmpty();
    }

    @Test
    void locks_a_guesser_out_alike_whether_or_not_it_was_sent() {
        var asked = phone();
        var never = phone();
        codes.send("test", asked);

        assertThat(guess(asked, 6)).isEqualTo(guess(never, 6));
        assertThat(guess(never, 1)).containsExactly("access.code-locked");
    }

    @Test
    void cannot_be_guessed_more_than_five_times_by_a_hundred_at_once() throws Exception {
        var phone = phone();
        codes.send("test", phone);

        var answers = atOnce(100, () -> answer(() -> codes.verify("test", phone, "no")));

        assertThat(answers).filteredOn("access.wrong-code"::equals).hasSize(5);
        assertThat(answers).filteredOn("access.code-locked"::equals).hasSize(95);
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

    private List<String> guess(PhoneNumber phone, int times) {
        return Stream.generate(() -> answer(() -> codes.verify("test", phone, "no")))
                .limit(times)
                .toList();
    }

    /** A column of all codes that may be used now. */
    private List<Integer> underWay(String column) {
        return platform.sql(
                        "SELECT "
                                + column
                                + " FROM sms_code WHERE code_hash <> '' AND expires_at > ?")
                .param(utc(clock.instant()))
                .query(Integer.class)
                .list();
    }

    private void wrong(PhoneNumber phone, String code) {
        refused(() -> codes.verify("test", phone, code), AccessRefusal.WrongCode.class);
    }

    private static void from(String address, Runnable work) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            work.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
