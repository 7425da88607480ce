package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandsTest {
    private final Hands hands = new Hands(3);

    @Test
    void are_all_there_for_those_who_wait() {
        for (int i = 0; i < 3; i++) assertThat(hands.take(true)).isTrue();

        assertThat(hands.take(true)).isFalse();
        assertThat(hands.free(true)).isZero();
        assertThat(hands.free(false)).isZero();
    }

    @Test
    void are_all_but_one_there_for_what_nobody_waits_for() {
        assertThat(hands.take(false)).isTrue();
        assertThat(hands.take(false)).isTrue();

        assertThat(hands.free(false)).isZero();
        assertThat(hands.take(false)).isFalse();
        assertThat(hands.free(true)).isEqualTo(1);
        assertThat(hands.take(true)).isTrue();
    }

    @Test
    void are_there_again_when_they_were_given_back() {
        hands.take(false);
        hands.take(false);
        hands.giveBack(false);

        assertThat(hands.take(false)).isTrue();
        assertThat(hands.free(true)).isEqualTo(1);
    }

    @Test
    void that_are_one_do_everything() {
        var one = new Hands(1);

        assertThat(one.take(false)).isTrue();
        assertThat(one.take(true)).isFalse();
        one.giveBack(false);
        assertThat(one.take(true)).isTrue();
    }
}
