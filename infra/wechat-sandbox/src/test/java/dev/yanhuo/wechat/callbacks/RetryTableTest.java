package dev.yanhuo.wechat.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTableTest {
    @Test
    void fifteen_repetitions_take_a_day_and_four_minutes() {
        assertThat(RetryTable.STEPS).hasSize(15);
        assertThat(RetryTable.STEPS.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(24).plusMinutes(4));
        assertThat(RetryTable.after(0)).contains(Duration.ofSeconds(15));
        assertThat(RetryTable.after(14)).contains(Duration.ofHours(6));
        assertThat(RetryTable.after(15)).isEmpty();
    }
}
