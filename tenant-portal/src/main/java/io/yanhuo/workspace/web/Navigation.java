package io.yanhuo.workspace.web;

import io.yanhuo.access.Permission;
import io.yanhuo.access.WorkspaceEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Navigation {
    @Bean
    WorkspaceEntry brandEntry() {
        return new WorkspaceEntry(
                "workspace.navigation.brand",
                "/admin/brand",
                Permission.SETTINGS_EDIT,
                240,
                "palette");
    }

    @Bean
    WorkspaceEntry staffEntry() {
        return new WorkspaceEntry(
                "workspace.navigation.staff", "/admin/staff", Permission.STAFF_EDIT, 250, "users");
    }

    @Bean
    WorkspaceEntry supportEntry() {
        return new WorkspaceEntry(
                "workspace.navigation.support",
                "/admin/support",
                Permission.SUPPORT_OVERSEE,
                390,
                "eye");
    }
}
