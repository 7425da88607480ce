package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@WebTest
class RoutesIT {
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void every_route_but_the_one_made_to_be_wrong_says_where_it_is_and_who_may_use_it() {
        assertThat(Routes.unguarded(requestMappingHandlerMapping))
                .singleElement()
                .asString()
                .contains("/probe/unruled", "no @Allow");
    }
}
