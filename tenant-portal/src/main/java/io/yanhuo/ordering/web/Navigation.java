package io.yanhuo.ordering.web;

import io.yanhuo.access.Permission;
import io.yanhuo.access.WorkspaceEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of this module in the navigation of the workspace. */
@Configuration(proxyBeanMethods = false)
class Navigation {
    @Bean
    WorkspaceEntry ordersEntry() {
        return new WorkspaceEntry(
                "ordering.navigation.orders",
                "/admin/orders",
                Permission.ORDERS_VIEW,
                10,
                "receipt");
    }

    @Bean
    WorkspaceEntry kitchenEntry() {
        return new WorkspaceEntry(
                "ordering.navigation.kitchen",
                "/admin/kitchen",
                Permission.KITCHEN_WORK,
                15,
                "chef-hat");
    }

    @Bean
    WorkspaceEntry tablesEntry() {
        return new WorkspaceEntry(
                "ordering.navigation.tables",
                "/admin/tables",
                Permission.SETTINGS_EDIT,
                220,
                "qrcode");
    }

    @Bean
    WorkspaceEntry storeEntry() {
        return new WorkspaceEntry(
                "ordering.navigation.store",
                "/admin/store",
                Permission.SETTINGS_EDIT,
                210,
                "building-store");
    }
}
