package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressBook;
import io.yanhuo.tenancy.AddressRefusal;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OtherNode;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A restaurant exchanges its address on the platform for another. */
class AddressIT extends DomainScene {
    private static final Duration DAY = Duration.ofDays(1);

    private AddressDesk desk;
    private Slug wanted;

    @BeforeEach
    void a_better_name() {
        desk = beans.getBean(AddressDesk.class);
        wanted = slug("laowangmian");
    }

    @AfterEach
    void nobody_practises_any_more() {
        practiceOf(null);
    }

    @Nested
    class A_change {
        @Test
        void makes_the_new_one_the_address_and_has_the_old_one_lead_to_it() {
            assertThat(change(laowang, wanted)).isTrue();

            var now = tenants.get(laowang.id());
            assertThat(now.host()).isEqualTo(host(wanted));
            assertThat(now.slug()).isEqualTo(wanted.value());
            for (var address : new String[] {host(wanted), laowang.host()}) {
                assertThat(tenants.byHost(address)).contains(now);
            }
            assertThat(book(laowang).former())
                    .extracting(AddressBook.Entry::host)
                    .containsExactly(laowang.host());
        }

        @Test
        void is_known_on_other_nodes_as_soon_as_they_look_again() {
            change(laowang, wanted);

            assertThat(OtherNode.of(beans).byHost(host(wanted)))
                    .map(Tenant::host)
                    .contains(host(wanted));
        }

        @Test
        void is_made_once_however_often_it_is_asked_for() throws Exception {
            assertThat(Crowd.atOnce(5, () -> change(laowang, wanted)))
                    .containsExactlyInAnyOrder(true, false, false, false, false);

            assertThat(acts()).isEqualTo(1);
            assertThat(book(laowang).former()).hasSize(1);
        }

        @Test
        void is_told_to_the_owners() {
            var phone = new PhoneNumber("1392" + (1_000_000 + (int) (Math.random() * 8_999_999)));
            laowang.scope().run(() -> staff.create("王老板", phone, StaffRole.OWNER, null));

            change(laowang, wanted);

            assertThat(beans.getBean(Inbox.class).messages())
                    .anyMatch(message ->
                            message.phone().equals(phone.digits())
                                    && message.text().contains(host(wanted)));
        }

        private int acts() {
            return platform.sql(
                            "SELECT COUNT(*) FROM audit WHERE tenant_id = ?"
                                    + " AND action = 'address.change' AND subject = ?"
                                    + " AND detail = ?")
                    .params(laowang.id().value(), laowang.host(), host(wanted))
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class One_name {
        @Test
        void is_had_by_one_of_twenty_who_want_it_at_once() throws Exception {
            var all = IntStream.range(0, 20).mapToObj(i -> testTenants.create("w" + i)).toList();

            var got = Crowd.atOnce(all.size(), number -> tried(all.get(number)));

            assertThat(got).filteredOn("had"::equals).hasSize(1);
            assertThat(got).filteredOn("Taken"::equals).hasSize(19);
            var winner = all.get(got.indexOf("had"));
            assertThat(tenants.byHost(host(wanted))).map(Tenant::id).contains(winner.id());
            for (var each : all) {
                assertThat(tenants.byHost(each.host())).map(Tenant::id).contains(each.id());
            }
        }

        private String tried(Tenant tenant) {
            try {
                return change(tenant, wanted) ? "had" : "already";
            } catch (Refused refused) {
                return refused.refusal().getClass().getSimpleName();
            }
        }

        @Test
        void of_before_is_nobody_else_s_ever() {
            change(laowang, wanted);
            clock.advance(Duration.ofDays(100));
            var old = new Slug(laowang.slug());

            assertRefused(() -> change(amei, old), AddressRefusal.Taken.class);

            assertThat(beans.getBean(NewTenants.class).free(old)).isEqualTo(old.numbered(2));
            assertThat(tenants.byHost(laowang.host())).map(Tenant::id).contains(laowang.id());
        }

        @Test
        void of_another_is_not_had() {
            var hers = new Slug(amei.slug());

            assertRefused(() -> change(laowang, hers), AddressRefusal.Taken.class);

            assertThat(tenants.get(laowang.id()).host()).isEqualTo(laowang.host());
            assertThat(tenants.byHost(laowang.host())).isPresent();
        }

        @Test
        void that_rests_is_had_after_its_rest() {
            var until = LocalDateTime.now(clock).plusDays(90);
            platform.sql(
                            "INSERT INTO tenant_host (host, tenant_id, kind, status, cooldown_until)"
                                    + " VALUES (?, ?, 'SLUG', 'RELEASED', ?)")
                    .params(host(wanted), 0L, until)
                    .update();
            assertRefused(() -> change(laowang, wanted), AddressRefusal.Taken.class);

            clock.advance(Duration.ofDays(91));

            assertThat(change(laowang, wanted)).isTrue();
        }
    }

    @Nested
    class Going_back {
        @Test
        void is_possible_at_once_and_once() {
            var old = new Slug(laowang.slug());
            change(laowang, wanted);

            assertThat(change(laowang, old)).isTrue();

            assertThat(tenants.get(laowang.id()))
                    .extracting(Tenant::host)
                    .isEqualTo(laowang.host());
            assertThat(tenants.byHost(host(wanted))).map(Tenant::host).contains(laowang.host());
            assertThat(book(laowang).former()).hasSize(1);
            assertRefused(() -> change(laowang, wanted), AddressRefusal.TooSoon.class);
            clock.advance(DAY);
            assertThat(change(laowang, wanted)).isTrue();
        }
    }

    @Nested
    class So_often {
        @Test
        void a_day_and_no_more() {
            change(laowang, wanted);
            var other = slug("wang");
            assertRefused(() -> change(laowang, other), AddressRefusal.TooSoon.class);

            clock.advance(DAY);

            assertThat(change(laowang, other)).isTrue();
        }

        @Test
        void that_five_former_ones_are_kept_and_those_can_be_come_back_to() {
            for (int i = 0; i < AddressBook.MOST; i++) {
                assertThat(change(laowang, slug("wang"))).isTrue();
                clock.advance(DAY);
            }

            assertRefused(() -> change(laowang, wanted), AddressRefusal.Enough.class);

            assertThat(change(laowang, new Slug(laowang.slug()))).isTrue();
            assertThat(book(laowang).former()).hasSize(AddressBook.MOST);
        }
    }

    @Nested
    class Not {
        @Test
        void while_it_is_suspended() {
            tenants.happen(laowang.id(), TenantEvent.SUSPEND);

            assertRefused(() -> change(laowang, wanted), AddressRefusal.NotNow.class);
        }

        @Test
        void in_a_practice_copy() {
            practiceOf(laowang.id().value());

            assertRefused(() -> change(amei, wanted), AddressRefusal.NotNow.class);
        }
    }

    private void practiceOf(Long real) {
        platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                .params(real, amei.id().value())
                .update();
    }

    private boolean change(Tenant tenant, Slug to) {
        return tenant.scope().get(() -> desk.change(to)).isPresent();
    }

    private AddressBook book(Tenant tenant) {
        return tenant.scope().get(desk::book);
    }

    private static Slug slug(String name) {
        return new Slug(name + "-" + RandomId.ofLength(6));
    }

    private static String host(Slug slug) {
        return slug + ".yanhuo.localhost";
    }
}
