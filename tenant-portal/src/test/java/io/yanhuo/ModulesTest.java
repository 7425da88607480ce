package io.yanhuo;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void arrows_between_modules_point_only_where_they_are_allowed_to() {
        ApplicationModules.of(YanhuoApplication.class).verify();
    }
}
