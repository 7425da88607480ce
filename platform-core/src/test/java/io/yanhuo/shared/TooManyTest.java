package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class TooManyTest {
    @Test
    void as_many_as_there_may_be_are_let_in_and_not_one_more() {
        assertThatNoException().isThrownBy(() -> TooMany.refuse(0, 3));
        assertThatNoException().isThrownBy(() -> TooMany.refuse(2, 3));

        assertRefused(3);
        assertRefused(4_000_000_000L);
    }

    @Test
    void whoever_is_refused_is_told_how_many_there_may_be() {
        var refusal = new TooMany(300);

        assertThat(refusal.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refusal.arguments()).containsExactly(300);
        assertThat(Stream.of("texts", "texts_en"))
                .map(texts -> ResourceBundle.getBundle("io.yanhuo.shared." + texts))
                .allSatisfy(texts -> assertThat(texts.getString(refusal.code())).contains("{0}"));
    }

    private static void assertRefused(long already) {
        assertThatThrownBy(() -> TooMany.refuse(already, 3))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new TooMany(3)));
    }
}
