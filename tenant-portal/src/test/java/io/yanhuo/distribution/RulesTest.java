package io.yanhuo.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void are_told_in_short_without_any_language() {
        assertThat(Rules.AT_FIRST.inShort()).isEqualTo("10%; 7 d; FIRST 30 d; +");
    }
}
