package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address as whoever sets up the platform writes it. */
class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "proxy,proxy,443",
        "' 10.0.0.8 ',10.0.0.8,443",
        "proxy:8443,proxy,8443",
        "[fd00::1],[fd00::1],443",
        "[fd00::1]:8443,[fd00::1],8443"
    })
    void names_a_host_and_perhaps_a_port(String text, String host, int port) {
        assertThat(ServerAddress.of(text, 443)).isEqualTo(new ServerAddress(host, port));
    }

    @Test
    void of_the_new_kind_leads_to_it_without_its_brackets() {
        var resolved = ServerAddress.of("[::1]:8443", 443).resolved();

        assertThat(resolved.getAddress().isLoopbackAddress()).isTrue();
        assertThat(resolved.getPort()).isEqualTo(8443);
    }
}
