package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantPurged;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The certificate of a host is looked at before a diner has to. */
class CertificateIT extends DomainScene {
    private static final String BASE = "own" + RandomId.ofLength(8) + ".cn";
    private static final String PLATFORM = "yanhuo.localhost";
    private static final String HERE = "127.0.0.1";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Authority AUTHORITY =
            new Authority()
                    .issue("good", "*." + BASE, -1, 90)
                    .issue("platform", "*." + PLATFORM, -1, 365);
    private static final TlsServer SERVER = new TlsServer(AUTHORITY);

    private final List<CertificateLooks> working = new ArrayList<>();
    private CertificateLooks looks;

    @BeforeEach
    void the_platform_is_reached_at_this_machine() {
        host = RandomId.ofLength(8) + "." + BASE;
        SERVER.shows("ops." + PLATFORM, "platform");
        DNS.remove("ops." + PLATFORM).address("ops." + PLATFORM, HERE);
        looks = looks("https", InetAddress::isLoopbackAddress);
    }

    @AfterEach
    void everything_is_put_away() {
        SERVER.saysSomethingToAll();
        working.forEach(CertificateLooks::stop);
        platform.sql("DELETE FROM host_certificate").update();
    }

    private CertificateLooks looks(String scheme, Predicate<InetAddress> allowed) {
        var way =
                new Handshakes.Way(
                        SERVER.port(), Duration.ofMinutes(1), allowed, AUTHORITY.trusted(), null);
        var made =
                new CertificateLooks(
                        beans.getBean(DomainRows.class),
                        beans.getBean(CertificateRows.class),
                        beans.getBean(Looks.class),
                        new Handshakes(way, clock),
                        new AddressSettings(PLATFORM, scheme, 443),
                        clock);
        made.start();
        working.add(made);
        return made;
    }

    @Nested
    class A_host_in_use {
        @Test
        void is_looked_at_soon_after_it_became_so_and_every_day() {
            SERVER.shows(host, "good");
            var domain = served(laowang);

            looks.run();

            var first = seen(domain);
            assertThat(first.fault()).isNull();
            assertThat(first.until()).isAfter(clock.instant().plus(Duration.ofDays(80)));
            var begun = lookedAt();
            clock.advance(A_DAY.minusMinutes(1));
            looks.run();
            assertThat(lookedAt()).as("not due yet").isEqualTo(begun);
            clock.advance(Duration.ofMinutes(1));
            looks.run();
            assertThat(lookedAt()).isNotEqualTo(begun);
        }

        @Test
        void with_which_something_is_wrong_is_looked_at_again_within_the_hour() {
            var domain = served(laowang);
            looks.run();
            assertThat(seen(domain).fault()).isEqualTo(CertificateFault.NONE);
            SERVER.shows(host, "good");

            clock.advance(Duration.ofMinutes(30));
            looks.run();

            await().until(() -> seen(domain).fault() == null);
        }

        @Test
        void is_not_held_up_by_a_server_that_says_nothing() {
            var silent = served(laowang);
            SERVER.saysNothingTo(host);
            var others = new ArrayList<OwnDomain>();
            // So many as there are hands, and one more.
            for (int more = 0; more < 9; more++) {
                host = RandomId.ofLength(8) + "." + BASE;
                SERVER.shows(host, "good");
                others.add(served(more < 4 ? laowang : amei));
            }

            looks.run();

            others.forEach(domain -> assertThat(seen(domain).fault()).isNull());
            await().until(() -> SERVER.kept() == 1);
            assertThat(now(silent).certificate().known()).as("no answer yet").isFalse();
        }
    }

    @Nested
    class Nobody_is_asked {
        @Test
        void where_there_is_no_https() {
            var domain = served(laowang);

            looks("http", InetAddress::isLoopbackAddress).run();

            assertThat(now(domain).certificate()).isNull();
            assertThat(beans.getBean(CertificateRows.class).find("*." + PLATFORM)).isEmpty();
        }

        @Test
        void at_an_address_inside_somebodys_house() {
            served(laowang);
            int before = SERVER.greeted();
            var careful = looks("https", PublicAddress::is);

            careful.run();
            // What it has begun is over then.
            careful.stop();

            assertThat(SERVER.greeted()).isEqualTo(before);
        }

        @Test
        void at_an_address_that_only_the_owner_names() {
            var domain = served(laowang);
            DNS.remove(laowang.host()).address(laowang.host(), "203.0.113.1");
            var found = beans.getBean(Looks.class);
            assertThat(found.answeredAt(domain)).containsExactly("203.0.113.1");

            DNS.remove(host).address(host, HERE);
            assertThat(found.answeredAt(domain)).as("leads elsewhere").isEmpty();
            DNS.address(host, "203.0.113.1");

            assertThat(found.answeredAt(domain)).as("leads elsewhere too").isEmpty();
        }
    }

    @Nested
    class Nothing_is_kept {
        @Test
        void of_a_host_that_was_removed() {
            var domain = looked();

            remove(domain);

            assertThat(row()).isEmpty();
        }

        @Test
        void of_a_host_that_goes_out_of_service() {
            var domain = looked();
            DNS.remove(domain.host().proof());
            later(A_DAY);
            later(Duration.ofDays(3));

            assertThat(now(domain).state()).isEqualTo(State.LAPSED);
            assertThat(row()).isEmpty();
        }

        @Test
        void of_a_restaurant_that_is_purged() {
            looked();

            beans.getBean(DomainRows.class).on(new TenantPurged(laowang.id()));

            assertThat(row()).isEmpty();
        }

        @Test
        void of_a_host_whose_restaurant_has_closed() {
            looked();
            platform.sql("UPDATE tenant_host SET status = 'RELEASED' WHERE host = ?")
                    .param(host)
                    .update();

            looks.run();

            assertThat(row()).isEmpty();
        }

        @Test
        void of_a_look_that_ends_after_the_host_was_let_go() {
            var domain = looked();
            remove(domain);

            beans.getBean(CertificateRows.class)
                    .note(host, Witness.Seen.of(CertificateFault.SILENCE));

            assertThat(row()).isEmpty();
        }

        @Test
        void only_because_another_restaurant_gives_up_the_same_name() {
            var mistaken = claim(amei);
            looked();

            remove(mistaken);

            assertThat(row()).isPresent();
        }

        private OwnDomain looked() {
            SERVER.shows(host, "good");
            var domain = served(laowang);
            looks.run();
            seen(domain);
            return now(domain);
        }

        private Optional<HostCertificate> row() {
            return beans.getBean(CertificateRows.class).find(host);
        }
    }

    @Nested
    class The_platforms_own {
        @Test
        void is_looked_at_too_under_a_name_below_the_domain() {
            looks.run();

            await().untilAsserted(() ->
                    assertThat(beans.getBean(Certificates.class).ofPlatform())
                            .hasValueSatisfying(own -> {
                                assertThat(own.host()).isEqualTo("*." + PLATFORM);
                                assertThat(own.fault()).isNull();
                                assertThat(own.until())
                                        .isAfter(clock.instant().plus(Duration.ofDays(300)));
                            }));
        }
    }

    /** In use, and answered at this machine. */
    private OwnDomain served(Tenant tenant) {
        var domain = bound(tenant);
        for (var name : List.of(laowang.host(), amei.host())) {
            DNS.remove(name).address(name, HERE);
        }
        return domain;
    }

    /** As soon as something is. */
    private HostCertificate seen(OwnDomain domain) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    var certificate = now(domain).certificate();
                    return certificate != null && certificate.known();
                });
        return Objects.requireNonNull(now(domain).certificate());
    }

    private String lookedAt() {
        return platform.sql("SELECT looked_at FROM host_certificate WHERE host = ?")
                .param(host)
                .query(String.class)
                .single();
    }
}
