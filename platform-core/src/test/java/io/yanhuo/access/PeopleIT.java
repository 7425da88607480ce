package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleIT {
    @Autowired TestTenant testTenants;
    @Autowired StaffAccounts staff;
    @Autowired Diners diners;
    @Autowired SmsCodes codes;
    @Autowired Inbox inbox;
    @Autowired Tickets tickets;
    @Autowired Audit audit;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired ApplicationEventPublisher events;

    Tenant laowang;
    Tenant amei;

    @BeforeAll
    void two_restaurants() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
    }

    @AfterEach
    void the_time_is_the_time() {
        clock.reset();
    }

    @Nested
    class Staff_of_a_restaurant {
        @Test
        void is_created_once_for_a_phone_number() {
            var phone = phone();
            laowang.scope()
                    .run(() -> {
                        var id = staff.create("老王", phone, StaffRole.OWNER, "geheim-8888");

                        assertThat(staff.create("老王", phone, StaffRole.CASHIER, null))
                                .isEqualTo(id);
                        assertThat(staff.all())
                                .contains(new Staff(id, "老王", phone, StaffRole.OWNER, true));
                    });
        }

        @Test
        void is_unknown_in_another() {
            var phone = phone();
            laowang.scope().run(() -> staff.create("老王", phone, StaffRole.OWNER, null));

            assertThat(amei.scope().get(() -> staff.all())).noneMatch(s -> s.phone().equals(phone));
        }

        @Test
        void keeps_its_last_owner() {
            testTenants
                    .create("einzig")
                    .scope()
                    .run(() -> {
                        var id = staff.create("老王", phone(), StaffRole.OWNER, null);

                        refused(() -> staff.deactivate(id), AccessRefusal.LastOwner.class);
                        refused(
                                () -> staff.changeRole(id, StaffRole.CASHIER),
                                AccessRefusal.LastOwner.class);
                        staff.create("阿美", phone(), StaffRole.OWNER, null);
                        staff.deactivate(id);
                        assertThat(staff.all()).anyMatch(s -> s.id().equals(id) && !s.active());
                    });
        }

        @Test
        void keeps_an_owner_even_when_two_remove_each_other_at_once() throws Exception {
            var zwei = testTenants.create("zwei");
            var ids =
                    zwei.scope()
                            .get(() ->
                                    List.of(
                                            staff.create("老王", phone(), StaffRole.OWNER, null),
                                            staff.create("阿美", phone(), StaffRole.OWNER, null)));
            var next = new java.util.concurrent.atomic.AtomicInteger();

            var answers =
                    atOnce(
                            2,
                            () -> {
                                var id = ids.get(next.getAndIncrement());
                                return answer(() -> zwei.scope().run(() -> staff.deactivate(id)));
                            });

            assertThat(answers).containsExactlyInAnyOrder("done", "access.last-owner");
        }

        @Test
        void has_no_password_that_is_too_short() {
            laowang.scope()
                    .run(() ->
                            refused(
                                    () -> staff.create("小李", phone(), StaffRole.RIDER, "1234567"),
                                    AccessRefusal.UnfitPassword.class));
        }
    }

    @Nested
    class A_diner {
        @Test
        void of_a_mini_program_is_the_same_each_time_and_another_elsewhere() {
            var first = laowang.scope().get(() -> diners.ofWeChat("wx1", "o-1"));

            assertThat(laowang.scope().get(() -> diners.ofWeChat("wx1", "o-1"))).isEqualTo(first);
            assertThat(laowang.scope().get(() -> diners.ofWeChat("wx2", "o-1")))
                    .isNotEqualTo(first);
            assertThat(amei.scope().get(() -> diners.ofWeChat("wx1", "o-1"))).isNotEqualTo(first);
            assertThat(laowang.scope().get(() -> diners.openid(first, "wx1"))).contains("o-1");
            assertThat(laowang.scope().get(() -> diners.openid(first, "wx2"))).isEmpty();
        }

        @Test
        void who_comes_twenty_times_at_once_is_one() throws Exception {
            var ids =
                    atOnce(20, () -> laowang.scope().get(() -> diners.ofWeChat("wx1", "o-eilig")));

            assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        }

        @Test
        void who_proves_a_known_number_goes_on_as_the_one_it_belongs_to() {
            var phone = phone();
            laowang.scope()
                    .run(() -> {
                        var old = diners.provePhone(null, phone);
                        var fresh = diners.anonymous();

                        assertThat(diners.provePhone(fresh, phone)).isEqualTo(old);
                        assertThat(diners.current(fresh)).contains(old);
                        assertThat(diners.phone(old)).contains(phone);
                    });
        }

        @Test
        void takes_the_openid_along_when_joining() {
            var phone = phone();
            laowang.scope()
                    .run(() -> {
                        var known = diners.provePhone(null, phone);
                        var inWeChat = diners.ofWeChat("wx1", "o-join");

                        assertThat(diners.provePhone(inWeChat, phone)).isEqualTo(known);
                        assertThat(diners.ofWeChat("wx1", "o-join")).isEqualTo(known);
                        assertThat(diners.current(inWeChat)).contains(known);
                    });
        }

        @Test
        void with_another_number_stays_another() {
            laowang.scope()
                    .run(() -> {
                        var one = diners.provePhone(null, phone());
                        var otherPhone = phone();
                        var other = diners.provePhone(one, otherPhone);

                        assertThat(other).isNotEqualTo(one);
                        assertThat(diners.current(one)).contains(one);
                        assertThat(diners.phone(other)).contains(otherPhone);
                    });
        }

        @Test
        void nobody_ever_made_is_nobody() {
            laowang.scope().run(() -> assertThat(diners.current("x".repeat(20))).isEmpty());
            var ofAmei = amei.scope().get(diners::anonymous);
            laowang.scope().run(() -> assertThat(diners.current(ofAmei)).isEmpty());
        }
    }

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

    @Nested
    class The_audit_log {
        @Test
        void is_one_unbroken_chain_however_many_write_at_once() throws Exception {
            atOnce(
                    20,
                    () -> answer(() -> audit.record("test.done", "subject", "from many at once")));

            assertThat(audit.firstForged()).isEmpty();
        }

        @Test
        void knows_restaurant_and_nobody() {
            laowang.scope().run(() -> audit.record("test.inside", "s", "d"));

            var entry = audit.latest(laowang.id(), null, 1).getFirst();
            assertThat(entry.action()).isEqualTo("test.inside");
            assertThat(entry.actor()).isEqualTo("SYSTEM");
            assertThat(audit.latest(amei.id(), null, 5)).isEmpty();
        }

        @Test
        void shows_which_row_was_altered_and_that_one_is_missing() {
            audit.record("test.first", "s", "d");
            audit.record("test.second", "s", "the truth");
            var id = audit.latest(null, null, 1).getFirst().id();

            change("UPDATE audit SET detail = 'a lie' WHERE audit_id = ?", id);
            assertThat(audit.firstForged()).contains(id);
            change("UPDATE audit SET detail = 'the truth' WHERE audit_id = ?", id);
            assertThat(audit.firstForged()).isEmpty();

            change("UPDATE audit SET audit_id = -audit_id WHERE audit_id = ?", id);
            assertThat(audit.firstForged()).isPresent();
            change("UPDATE audit SET audit_id = -audit_id WHERE audit_id = -?", id);
            assertThat(audit.firstForged()).isEmpty();
        }

        private void change(String sql, long id) {
            platform.sql(sql).param(id).update();
        }
    }

    private String sent(PhoneNumber phone) {
        return answer(() -> codes.send("test", phone));
    }

    private String lastCode(PhoneNumber phone) {
        return Codes.last(inbox, phone);
    }

    static PhoneNumber phone() {
        return new PhoneNumber(
                "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    }

    /** The code of the refusal, or that it was done. */
    static String answer(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }

    static void refused(ThrowingCallable work, Class<? extends Refusal> why) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isInstanceOf(why));
    }

    static <T> List<T> atOnce(int times, Callable<T> work)
            throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
                results.add(future.get());
            }
        }
        return results;
    }
}
