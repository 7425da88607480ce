package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.domains.Witness.Seen;
import io.yanhuo.shared.ServerAddress;
import io.yanhuo.tenancy.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen when one begins to talk to a host over HTTPS. */
class HandshakesTest {
    private static final String HOST = "order.laowang.cn";
    private static final String HERE = "127.0.0.1";
    private static final Authority AUTHORITY =
            new Authority()
                    .issue("good", HOST, -1, 90)
                    .issue("old", HOST, -100, 90)
                    .issue("another's", "order.amei.cn", -1, 90)
                    .selfSigned("self-signed", HOST);

    /** Of this run of the class alone: the guards' tests run it more than once in a machine. */
    private static TlsServer server;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());

    @BeforeAll
    static void somebody_is_there() {
        server = new TlsServer(AUTHORITY);
    }

    @AfterAll
    static void nobody_is_there_any_more() throws IOException {
        server.close();
    }

    @Nested
    class A_certificate {
        @Test
        void that_browsers_trust_is_seen_with_its_last_day() {
            server.shows(HOST, "good");

            assertThat(look().fault()).isNull();
            assertThat(look().until()).isBetween(inDays(88), inDays(90));
        }

        @Test
        void ends_by_the_clock_that_everything_here_goes_by() {
            server.shows(HOST, "good");
            clock.advance(Duration.ofDays(100));

            assertThat(look().fault()).isEqualTo(CertificateFault.EXPIRED);
        }

        @Test
        void that_has_ended_is_seen_with_the_day_it_did() {
            server.shows(HOST, "old");

            assertThat(look().fault()).isEqualTo(CertificateFault.EXPIRED);
            assertThat(look().until()).isBetween(inDays(-11), inDays(-9));
        }

        @Test
        void that_nobody_else_has_signed_is_not_trusted() {
            server.shows(HOST, "self-signed");

            assertThat(look()).isEqualTo(Seen.of(CertificateFault.UNTRUSTED));
        }

        @Test
        void of_another_host_is_of_no_use() {
            server.shows(HOST, "another's");

            assertThat(look()).isEqualTo(Seen.of(CertificateFault.WRONG_NAME));
        }

        @Test
        void of_an_authority_that_only_we_know_is_not_trusted_by_the_world() {
            server.shows(HOST, "good");
            var world = new Handshakes.Way(server.port(), patience(), _ -> true, null, null);

            assertThat(new Handshakes(world, clock).at(HOST, List.of(HERE)))
                    .contains(Seen.of(CertificateFault.UNTRUSTED));
        }
    }

    @Nested
    class A_server {
        @Test
        void that_has_no_certificate_for_the_host_has_none() {
            assertThat(at("nobody.laowang.cn", server.port()))
                    .contains(Seen.of(CertificateFault.NONE));
        }

        @Test
        void that_hangs_up_has_none() throws IOException {
            try (var rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> hangUp(rude));

                assertThat(at(HOST, rude.getLocalPort())).contains(Seen.of(CertificateFault.NONE));
            }
        }

        private static void hangUp(ServerSocket rude) {
            try (var guest = rude.accept()) {
                guest.getInputStream().read();
            } catch (IOException _) {
                // Whoever came has gone.
            }
        }

        @Test
        void that_says_nothing_is_waited_for_so_long_and_no_longer() {
            server.saysNothingTo("silent.laowang.cn");
            var short_ =
                    new Handshakes.Way(
                            server.port(), Duration.ofMillis(300), _ -> true, null, null);

            assertThat(new Handshakes(short_, clock).at("silent.laowang.cn", List.of(HERE)))
                    .contains(Seen.of(CertificateFault.SILENCE));
        }

        @Test
        void that_is_not_there_cannot_be_reached() throws IOException {
            int port;
            try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = gone.getLocalPort();
            }

            assertThat(at(HOST, port)).contains(Seen.of(CertificateFault.UNREACHABLE));
        }

        @Test
        void at_the_next_address_is_asked_where_nobody_is_at_the_first() {
            server.shows(HOST, "good");

            assertThat(handshakes(server.port()).at(HOST, List.of("127.0.0.2", HERE)))
                    .hasValueSatisfying(seen -> assertThat(seen.fault()).isNull());
        }
    }

    @Nested
    class An_address {
        @Test
        void inside_somebodys_house_is_never_connected_to() {
            int before = server.greeted();
            var way =
                    new Handshakes.Way(
                            server.port(),
                            patience(),
                            PublicAddress::is,
                            AUTHORITY.trusted(),
                            null);

            assertThat(new Handshakes(way, clock).at(HOST, List.of(HERE, "127.0.0.2", "::1")))
                    .isEmpty();

            assertThat(server.greeted()).isEqualTo(before);
        }

        @Test
        void is_not_needed_where_the_platform_says_at_which_its_proxy_is() {
            server.shows(HOST, "good");
            var proxy = new ServerAddress(HERE, server.port());
            var way = new Handshakes.Way(443, patience(), _ -> false, AUTHORITY.trusted(), proxy);

            assertThat(new Handshakes(way, clock).at(HOST, List.of("203.0.113.1")))
                    .hasValueSatisfying(seen -> assertThat(seen.fault()).isNull());
            assertThat(new Handshakes(way, clock).at(HOST, List.of()))
                    .as("where it leads elsewhere")
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "127.0.0.1",
                    "127.9.9.9",
                    "0.0.0.0",
                    "0.1.2.3",
                    "10.1.2.3",
                    "172.16.0.1",
                    "172.31.255.254",
                    "192.168.1.1",
                    "169.254.169.254",
                    "100.64.0.1",
                    "100.127.0.1",
                    "198.18.0.1",
                    "224.0.0.1",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "::ffff:127.0.0.1",
                    "::ffff:10.0.0.1",
                    "::127.0.0.1",
                    "64:ff9b::7f00:1",
                    "2001:0:7f00:1::",
                    "2002:7f00:1::",
                    "fe80::1",
                    "fec0::1",
                    "fc00::1",
                    "fd12:3456::1",
                    "ff02::1"
                })
        void is_inside(String number) {
            assertThat(PublicAddress.is(InetAddress.ofLiteral(number))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.1.1.1",
                    "100.63.0.1",
                    "100.128.0.1",
                    "172.15.0.1",
                    "172.32.0.1",
                    "192.169.0.1",
                    "198.17.0.1",
                    "223.5.5.5",
                    "2400:3200::1",
                    "2606:4700:4700::1111"
                })
        void is_of_the_open_internet(String number) {
            assertThat(PublicAddress.is(InetAddress.ofLiteral(number))).isTrue();
        }
    }

    private Seen look() {
        return at(HOST, server.port()).orElseThrow();
    }

    private Optional<Seen> at(String host, int port) {
        return handshakes(port).at(host, List.of(HERE));
    }

    private Handshakes handshakes(int port) {
        return new Handshakes(
                new Handshakes.Way(port, patience(), _ -> true, AUTHORITY.trusted(), null), clock);
    }

    /** Longer than any machine takes that is loaded. */
    private static Duration patience() {
        return Duration.ofSeconds(60);
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }
}
