package io.yanhuo.integrations.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.integrations.DnsAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a resolver says over the network, told apart as an owner needs it. */
class NameServersIT {
    private final NameServer server = new NameServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class A_text {
        @Test
        void is_found_and_one_in_pieces_is_put_together() {
            server.text("_yanhuo.laowang.cn", "yanhuo-", "verification=1");
            server.text("_yanhuo.laowang.cn", "v=spf1 -all");

            assertThat(asking(server).texts("_yanhuo.laowang.cn"))
                    .isEqualTo(
                            new DnsAnswer.Found(
                                    List.of(), List.of("yanhuo-verification=1", "v=spf1 -all")));
        }

        @Test
        void is_found_where_an_alias_leads() {
            server.alias("_yanhuo.laowang.cn", "proofs.dns.cn").text("proofs.dns.cn", "yes");

            assertThat(asking(server).texts("_yanhuo.laowang.cn"))
                    .isEqualTo(new DnsAnswer.Found(List.of("proofs.dns.cn"), List.of("yes")));
        }

        @Test
        void that_is_not_there_is_told_from_a_name_that_is_not_there() {
            server.address("_yanhuo.laowang.cn", "203.0.113.9");

            assertThat(asking(server).texts("_yanhuo.laowang.cn"))
                    .isEqualTo(new DnsAnswer.Nothing());
            assertThat(asking(server).texts("_yanhuo.amei.cn"))
                    .isEqualTo(new DnsAnswer.NoSuchName());
        }

        @Test
        void of_a_name_that_is_too_long_is_nowhere() {
            assertThat(asking(server).texts("a".repeat(64) + ".cn"))
                    .isEqualTo(new DnsAnswer.NoSuchName());
        }
    }

    @Nested
    class Addresses {
        @Test
        void of_both_families_are_found_with_the_aliases_on_the_way() {
            server.alias("order.laowang.cn", "laowang.cdn.cn")
                    .alias("laowang.cdn.cn", "Laowang.Yanhuo.CN")
                    .address("laowang.yanhuo.cn", "203.0.113.1")
                    .address("laowang.yanhuo.cn", "2001:db8::1");

            assertThat(asking(server).addresses("order.laowang.cn"))
                    .isEqualTo(
                            new DnsAnswer.Found(
                                    List.of("laowang.cdn.cn", "laowang.yanhuo.cn"),
                                    List.of("203.0.113.1", "2001:db8:0:0:0:0:0:1")));
        }

        @Test
        void are_found_by_a_server_that_leaves_aliases_to_others() {
            server.leavesAliasesToOthers()
                    .alias("order.laowang.cn", "laowang.yanhuo.cn")
                    .address("laowang.yanhuo.cn", "203.0.113.1");

            assertThat(asking(server).addresses("order.laowang.cn"))
                    .isEqualTo(
                            new DnsAnswer.Found(
                                    List.of("laowang.yanhuo.cn"), List.of("203.0.113.1")));
        }

        @Test
        void of_the_newer_family_alone_are_found() {
            server.address("order.laowang.cn", "2001:db8::1");

            assertThat(asking(server).addresses("order.laowang.cn"))
                    .isEqualTo(new DnsAnswer.Found(List.of(), List.of("2001:db8:0:0:0:0:0:1")));
        }

        @Test
        void that_an_alias_leads_to_and_nobody_has_are_nowhere() {
            server.alias("order.laowang.cn", "gone.yanhuo.cn");

            assertThat(asking(server).addresses("order.laowang.cn"))
                    .isEqualTo(new DnsAnswer.NoSuchName());
        }

        @Test
        void of_aliases_that_lead_in_a_circle_are_nowhere() {
            server.alias("a.laowang.cn", "b.laowang.cn").alias("b.laowang.cn", "a.laowang.cn");

            assertThat(asking(server).addresses("a.laowang.cn")).isEqualTo(new DnsAnswer.Nothing());
        }
    }

    @Nested
    class Trouble {
        @Test
        void with_a_server_is_no_word_about_the_name() {
            server.fail("order.laowang.cn");

            var answer = asking(server).addresses("order.laowang.cn");

            assertThat(answer).isEqualTo(new DnsAnswer.ServerFailure());
            assertThat(answer.certain()).isFalse();
        }

        @Test
        void of_silence_ends_in_time() {
            server.saysNothing("order.laowang.cn");
            long begun = System.nanoTime();

            var answer = asking(server).addresses("order.laowang.cn");

            assertThat(answer).isEqualTo(new DnsAnswer.Silence());
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(4));
            assertThat(server.asked()).as("a datagram may be lost").isEqualTo(2);
        }

        @Test
        void where_nobody_listens_is_silence() {
            var closed = new NameServer();
            closed.close();

            assertThat(asking(closed).texts("laowang.cn")).isEqualTo(new DnsAnswer.Silence());
        }

        @Test
        void with_the_first_resolver_is_made_good_by_the_next() {
            try (var broken = new NameServer()) {
                broken.fail("_yanhuo.laowang.cn");
                server.text("_yanhuo.laowang.cn", "yes");

                assertThat(asking(broken, server).texts("_yanhuo.laowang.cn"))
                        .isEqualTo(new DnsAnswer.Found(List.of(), List.of("yes")));
            }
        }
    }

    private static NameServers asking(NameServer... servers) {
        var addresses = Arrays.stream(servers).map(NameServer::address).toList();
        return new NameServers(new DnsSettings(addresses, Duration.ofSeconds(1)));
    }
}
