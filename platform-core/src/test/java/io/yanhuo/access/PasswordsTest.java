package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yanhuo.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As the platform that runs keeps them; the other tests' cost less. */
class PasswordsTest {
    private static final String PASSWORD = "korrekt-pferd-9";

    private final Passwords passwords = new Passwords();

    @Test
    void cost_nineteen_mebibytes_and_two_passes_each() {
        assertThat(passwords.hash(PASSWORD)).contains("argon2id", "t=2,m=19456,p=1");
        assertThat(passwords.decoy()).contains("argon2id", "t=2,m=19456,p=1");
    }

    @Test
    void have_each_their_own_salt() {
        assertThat(passwords.hash(PASSWORD)).isNotEqualTo(passwords.hash(PASSWORD));
    }

    @Test
    void match_their_own_hash_and_no_other() {
        var hash = passwords.hash(PASSWORD);

        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(PASSWORD + " ", hash)).isFalse();
        assertThat(passwords.matches(PASSWORD, passwords.decoy())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Passwords.SHORTEST - 1, Passwords.LONGEST + 1})
    void are_neither_shorter_nor_longer_than_they_may_be(int length) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> passwords.hash("x".repeat(length)));
    }

    @Test
    void longer_ones_are_not_even_looked_at() {
        var hash = passwords.hash(PASSWORD);

        assertThat(passwords.matches("x".repeat(Passwords.LONGEST + 1), hash)).isFalse();
    }
}
