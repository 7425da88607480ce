package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::a:b:c:d",
                "2001:db8::1",
                "2001:db8:0:0:ffff:ffff:ffff:ffff",
                "2001:0DB8:0000::1%eth0"
            })
    void one_network_is_one_however_its_addresses_are_written(String address) {
        assertThat(Network.of(address)).isEqualTo(Network.of("2001:db8::"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:0:1::1", "2001:db8:1::1", "::1", "203.0.113.7"})
    void others_are_others(String address) {
        assertThat(Network.of(address)).isNotEqualTo(Network.of("2001:db8::"));
    }

    @Test
    void an_old_address_is_itself_also_when_it_is_written_as_a_new_one() {
        assertThat(Network.of("203.0.113.7")).isEqualTo(new Network("203.0.113.7"));
        assertThat(Network.of("::ffff:203.0.113.7")).isEqualTo(Network.of("203.0.113.7"));
        assertThat(Network.of("203.0.113.7")).isNotEqualTo(Network.of("203.0.113.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "203.0.113.7:4711", "1.2.3.4.5", "::g", "%", ":::"})
    void what_is_no_address_is_taken_as_it_is(String text) {
        assertThat(Network.of(text)).isEqualTo(new Network(text));
    }

    @Test
    void and_fills_no_memory() {
        assertThat(Network.of("x".repeat(8_000)).name()).hasSize(64);
    }
}
