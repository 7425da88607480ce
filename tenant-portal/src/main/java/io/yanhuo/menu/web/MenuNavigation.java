package io.yanhuo.menu.web;

import io.yanhuo.access.Permission;
import io.yanhuo.access.WorkspaceEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MenuNavigation {
    @Bean
    WorkspaceEntry dishesEntry() {
        return new WorkspaceEntry(
                "menu.dishes.title",
                "/admin/dishes",
                Permission.STOCK_EDIT,
                20,
                "tools-kitchen-2",
                List.of("/admin/categories", "/admin/stations"));
    }
}
