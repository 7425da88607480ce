package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a name becomes a restaurant's, and how it does not. */
class BindingIT extends DomainScene {
    @Nested
    class With_both_records {
        @Test
        @DisplayName("T-27 a host serves once its owner has proved it and it leads here")
        void it_serves() {
            var domain = claim(laowang);
            assertThat(domain.state()).isEqualTo(State.WAITING);
            assertThat(tenants.byHost(host)).isEmpty();
            prove(domain);
            point();

            assertThat(look(domain).state()).isEqualTo(State.ACTIVE);

            assertThat(tenants.byHost(host)).map(Tenant::id).contains(laowang.id());
            assertThat(tenants.byHost(laowang.host())).map(Tenant::id).contains(laowang.id());
        }

        @Test
        void the_job_finds_them_without_anybody_asking() {
            var domain = claim(laowang);
            prove(domain);
            point();

            later(Duration.ofMinutes(2));

            assertThat(now(domain).state()).isEqualTo(State.ACTIVE);
        }

        @Test
        void an_address_of_the_platform_does_as_well_as_an_alias() {
            var domain = claim(laowang);
            prove(domain);
            point();
            DNS.remove(host).address(host, "203.0.113.1");

            assertThat(look(domain).state()).isEqualTo(State.ACTIVE);
        }

        @Test
        void an_alias_of_an_alias_does_too() {
            var domain = claim(laowang);
            prove(domain);
            point();
            DNS.remove(host)
                    .alias(host, "a." + host)
                    .alias("a." + host, "b." + host)
                    .alias("b." + host, laowang.host());

            assertThat(look(domain).state()).isEqualTo(State.ACTIVE);
        }
    }

    @Nested
    class With_one_record_only {
        @Test
        void a_proved_host_is_kept_for_its_owner_and_does_not_serve() {
            var domain = claim(laowang);
            prove(domain);

            var looked = look(domain);

            assertThat(looked.state()).isEqualTo(State.PROVED);
            assertThat(looked.target()).isEqualTo(Finding.NO_SUCH_NAME);
            assertThat(tenants.byHost(host)).isEmpty();
            assertRefused(() -> claim(amei), DomainRefusal.Taken.class);
        }

        @Test
        void it_is_kept_only_as_long_as_the_proof_is_there() {
            var domain = claim(laowang);
            prove(domain);
            look(domain);
            DNS.remove(domain.host().proof());

            assertThat(look(domain).state()).isEqualTo(State.WAITING);

            assertThat(claim(amei).state()).isEqualTo(State.WAITING);
        }

        @Test
        void it_is_not_kept_for_ever() {
            var domain = claim(laowang);
            prove(domain);
            look(domain);

            later(Duration.ofDays(15));

            assertThat(now(domain).nextLookAt()).isNull();
            assertThat(now(domain).state()).isEqualTo(State.WAITING);
        }

        @Test
        @DisplayName("T-27 a host that leads here is nobody's without a proof")
        void a_host_that_leads_here_proves_nothing() {
            var domain = claim(laowang);
            point();

            var looked = look(domain);

            assertThat(looked.state()).isEqualTo(State.WAITING);
            assertThat(looked.proof()).isEqualTo(Finding.NO_SUCH_NAME);
            assertThat(looked.target()).isEqualTo(Finding.GOOD);
            assertThat(tenants.byHost(host)).isEmpty();
        }

        @Test
        void a_host_that_leads_elsewhere_too_does_not_serve() {
            var domain = claim(laowang);
            prove(domain);
            point();
            DNS.remove(host)
                    .address(host, "203.0.113.1")
                    .address(host, "198.51.100.7")
                    .address(host, "2001:db8::7");

            var looked = look(domain);

            assertThat(looked.target()).isEqualTo(Finding.WRONG);
            assertThat(looked.seen()).isEqualTo("198.51.100.7, 2001:db8:0:0:0:0:0:7");
            assertThat(tenants.byHost(host)).isEmpty();
        }

        @Test
        void an_alias_that_only_looks_like_ours_is_not() {
            var domain = claim(laowang);
            prove(domain);
            point();
            DNS.remove(host)
                    .alias(host, laowang.host() + ".evil.cn")
                    .address(laowang.host() + ".evil.cn", "198.51.100.7");

            assertThat(look(domain).target()).isEqualTo(Finding.WRONG);
        }
    }

    @Nested
    class Taking_over {
        @Test
        @DisplayName("T-27 the alias is there, but the token is another restaurant's: refused")
        void another_s_token_is_of_no_use() {
            var first = claim(laowang);
            prove(first);
            point();
            var second = claim(amei);
            assertThat(second.token()).isNotEqualTo(first.token());

            var looked = look(second);

            assertThat(looked.proof()).isEqualTo(Finding.WRONG);
            assertThat(looked.state()).isEqualTo(State.WAITING);
            assertThat(tenants.byHost(host)).isEmpty();
        }

        @Test
        @DisplayName("T-27 with both tokens in the zone, it stays with whoever had it first")
        void both_tokens_leave_it_where_it_was() {
            var second = claim(amei);
            bound(laowang);
            DNS.text(second.host().proof(), second.text());

            var looked = look(second);

            assertThat(looked.proof()).isEqualTo(Finding.TAKEN);
            assertThat(looked.state()).isEqualTo(State.WAITING);
            assertThat(tenants.byHost(host)).map(Tenant::id).contains(laowang.id());
        }

        @Test
        void nobody_claims_a_host_that_serves_another() {
            bound(laowang);

            assertRefused(() -> claim(amei), DomainRefusal.Taken.class);
        }

        @Test
        void nobody_blocks_a_host_by_only_naming_it() {
            claim(amei);

            bound(laowang);

            assertThat(tenants.byHost(host)).map(Tenant::id).contains(laowang.id());
        }

        @Test
        void an_id_of_another_restaurant_is_nobody_s() {
            var domain = bound(laowang);

            amei.scope()
                    .run(() -> {
                        assertRefused(
                                () -> domains.look(domain.id()), DomainRefusal.NoSuchDomain.class);
                        assertRefused(
                                () -> domains.remove(domain.id()),
                                DomainRefusal.NoSuchDomain.class);
                        assertRefused(
                                () -> domains.file(domain.id(), ""),
                                DomainRefusal.NoSuchDomain.class);
                        assertThat(domains.all()).isEmpty();
                    });
        }

        @Test
        void many_at_once_end_with_one_restaurant() throws Exception {
            point();
            for (int round = 0; round < 5; round++) {
                host = "race" + round + "." + host;
                var both = List.of(claim(laowang), claim(amei));
                both.forEach(it -> DNS.text(it.host().proof(), it.text()));
                DNS.alias(host, laowang.host());
                clock.advance(Duration.ofMinutes(1));

                var looked = atOnce(both);

                assertThat(looked).extracting(OwnDomain::state).containsOnlyOnce(State.ACTIVE);
                assertThat(looked).extracting(OwnDomain::proof).containsOnlyOnce(Finding.TAKEN);
                both.forEach(BindingIT.this::remove);
            }
        }

        private List<OwnDomain> atOnce(List<OwnDomain> both) throws Exception {
            var start = new CyclicBarrier(both.size());
            try (var threads = Executors.newFixedThreadPool(both.size())) {
                var looks = new ArrayList<Callable<OwnDomain>>();
                for (var one : both) {
                    looks.add(() -> {
                        start.await();
                        return tenants.get(one.tenant()).scope().get(() -> domains.look(one.id()));
                    });
                }
                var looked = new ArrayList<OwnDomain>();
                for (var look : threads.invokeAll(looks)) looked.add(look.get());
                return looked;
            }
        }
    }
}
