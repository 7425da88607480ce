package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private final FairShare share = new FairShare(2, Duration.ofMillis(20));

    @Test
    void a_busy_restaurant_is_told_so_when_its_share_is_used_up() {
        share.take();
        share.take();

        assertThatThrownBy(share::take)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                org.assertj.core.api.Assertions.assertThat(refused.refusal())
                                        .isInstanceOf(TenantRefusal.Busy.class));
    }

    @Test
    void what_is_given_back_may_be_taken_again() {
        share.take();
        share.take();
        share.giveBack();

        assertThatCode(share::take).doesNotThrowAnyException();
    }
}
