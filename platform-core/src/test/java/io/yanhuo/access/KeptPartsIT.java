package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

class KeptPartsIT extends GuardScene {
    private final AtomicInteger made = new AtomicInteger();

    @Autowired KeptParts parts;
    @Autowired WebApplicationContext context;

    @Test
    @DisplayName("T-19 a part that looks the same is made for each restaurant by itself")
    void a_part_is_made_for_each_restaurant_by_itself() {
        made.set(0);
        for (var tenant : List.of(laowang, amei, laowang, amei)) part(tenant, List.of("order", 1));

        assertThat(made).hasValue(2);
    }

    @Test
    @DisplayName("T-19 parts whose values run together to the same text are distinct")
    void parts_that_run_together_are_distinct() {
        made.set(0);
        part(laowang, List.of("ab", "c"));
        part(laowang, List.of("a", "bc"));
        part(laowang, List.of("abc", ""));
        part(laowang, List.of("abc"));
        part(laowang, "[abc]");

        assertThat(made).hasValue(5);
    }

    private void part(Tenant tenant, Object shown) {
        var request = new MockHttpServletRequest();
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        in(
                tenant,
                () ->
                        parts.of(
                                "tenancy/web/closed",
                                shown,
                                () -> {
                                    made.incrementAndGet();
                                    return Map.of();
                                },
                                request,
                                new MockHttpServletResponse()));
    }
}
