package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Routes;
import io.yanhuo.isolation.NewRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PortalTest
class RoutesIT {
    private final RequestMappingHandlerMapping routes;

    RoutesIT(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @Test
    void every_route_of_the_product_says_where_it_is_and_who_may_use_it() {
        assertThat(routes.getHandlerMethods()).hasSizeGreaterThan(50);
        assertThat(Routes.unguarded(routes)).isEmpty();
    }

    @Test
    void every_parameter_of_every_route_is_an_id_that_the_isolation_tests_try_or_none() {
        assertThat(NewRoutes.unclassified(routes)).isEmpty();
    }
}
