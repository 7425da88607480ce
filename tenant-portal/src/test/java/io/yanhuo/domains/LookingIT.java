package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.shared.Refused;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an owner is told of a look at the name servers, and how often one looks. */
class LookingIT extends DomainScene {
    @Nested
    class Told_apart {
        @ParameterizedTest
        @EnumSource(
                value = Finding.class,
                names = {"NO_SUCH_NAME", "NOTHING", "WRONG", "SERVER_FAILURE", "SILENCE"})
        void what_is_wrong_with_the_proof(Finding finding) {
            var domain = claim(laowang);
            point();
            var name = domain.host().proof();
            switch (finding) {
                case NOTHING -> DNS.address(name, "203.0.113.9");
                case WRONG -> DNS.text(name, "yanhuo-verification=" + "0".repeat(32));
                case SERVER_FAILURE -> DNS.fail(name);
                case SILENCE -> DNS.saysNothing(name);
                case NO_SUCH_NAME, GOOD, TAKEN -> {}
            }

            var looked = look(domain);

            assertThat(looked.proof()).isEqualTo(finding);
            assertThat(looked.state()).isEqualTo(State.WAITING);
        }

        @ParameterizedTest
        @EnumSource(
                value = Finding.class,
                names = {"NO_SUCH_NAME", "NOTHING", "WRONG", "SERVER_FAILURE", "SILENCE"})
        void what_is_wrong_with_where_it_leads(Finding finding) {
            var domain = claim(laowang);
            prove(domain);
            point();
            DNS.remove(host);
            switch (finding) {
                case NOTHING -> DNS.text(host, "v=spf1 -all");
                case WRONG -> DNS.address(host, "198.51.100.7");
                case SERVER_FAILURE -> DNS.fail(host);
                case SILENCE -> DNS.saysNothing(host);
                case NO_SUCH_NAME, GOOD, TAKEN -> {}
            }

            var looked = look(domain);

            assertThat(looked.target()).isEqualTo(finding);
            assertThat(looked.state()).isEqualTo(State.PROVED);
        }
    }

    @Nested
    class Too_much {
        @Test
        void nobody_looks_twice_within_seconds() {
            var domain = look(claim(laowang));
            int asked = DNS.asked();

            laowang.scope()
                    .run(() ->
                            assertRefused(
                                    () -> domains.look(domain.id()), DomainRefusal.TooSoon.class));

            assertThat(DNS.asked()).isEqualTo(asked);
        }

        @Test
        void a_restaurant_has_five_names_also_when_it_asks_for_many_at_once() throws Exception {
            int many = 12;
            var start = new CyclicBarrier(many);
            int claimed = 0;
            try (var threads = Executors.newFixedThreadPool(many)) {
                var claims = new ArrayList<Callable<Boolean>>();
                for (int i = 0; i < many; i++) {
                    var name = "n" + i + "." + host;
                    claims.add(() -> {
                        start.await();
                        try {
                            laowang.scope().get(() -> domains.claim(name));
                            return true;
                        } catch (Refused refused) {
                            return false;
                        }
                    });
                }
                for (var claim : threads.invokeAll(claims)) if (claim.get()) claimed++;
            }

            assertThat(claimed).isEqualTo(5);
            assertThat(laowang.scope().get(domains::all)).hasSize(5);
        }

        @Test
        void the_same_name_stands_there_once() {
            claim(laowang);

            assertRefused(() -> claim(laowang), DomainRefusal.Twice.class);
        }
    }
}
