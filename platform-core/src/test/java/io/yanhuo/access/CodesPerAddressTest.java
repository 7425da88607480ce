package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CodesPerAddressTest {
    private final CodesPerAddress limit = new CodesPerAddress(settings());

    @AfterEach
    void nobody_asks() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void an_address_causes_so_many_messages_and_others_may_still() {
        from("10.0.0.1");
        for (int i = 0; i < 3; i++) limit.count();

        assertThatThrownBy(limit::count)
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                org.assertj.core.api.Assertions.assertThat(e.refusal())
                                        .isInstanceOf(AccessRefusal.TooManyCodes.class));
        from("10.0.0.2");
        limit.count();
    }

    @Test
    void work_that_no_request_carries_is_not_counted() {
        for (int i = 0; i < 100; i++) limit.count();
    }

    private static void from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static AccessSettings settings() {
        var hour = Duration.ofHours(1);
        return new AccessSettings(hour, hour, hour, hour, hour, hour, hour, 3);
    }
}
