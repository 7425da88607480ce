package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @ParameterizedTest
    @ValueSource(strings = {"REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"})
    void no_key_is_taken_from_whoever_answers_where_machines_are_apart(String mode) {
        assertThat(Tls.options(mode)).isEqualTo("&sslMode=" + mode);
    }

    @Test
    void on_one_machine_a_password_can_be_told_to_mysql_nevertheless() {
        assertThat(Tls.options("DISABLED"))
                .isEqualTo("&sslMode=DISABLED&allowPublicKeyRetrieval=true");
    }
}
