package io.yanhuo.access;

/** What somebody may do, named {@code thing:action} as Shiro writes it. */
public enum Permission {
    MENU_EDIT("menu:edit"),
    STOCK_EDIT("stock:edit"),
    ORDERS_VIEW("orders:view"),
    ORDERS_HANDLE("orders:handle"),
    ORDERS_REFUND("orders:refund"),
    KITCHEN_WORK("kitchen:work"),
    MEMBERS_VIEW("members:view"),
    MARKETING_EDIT("marketing:edit"),
    DISTRIBUTION_EDIT("distribution:edit"),
    FIGURES_VIEW("figures:view"),
    SETTINGS_EDIT("settings:edit"),
    STAFF_EDIT("staff:edit"),
    BILLING_PAY("billing:pay"),
    DATA_EXPORT("data:export"),
    RESTAURANT_CLOSE("restaurant:close"),
    PRACTICE_EDIT("practice:edit"),
    TENANTS_VIEW("tenants:view"),
    TENANTS_SUSPEND("tenants:suspend"),
    TENANTS_EXPORT("tenants:export"),
    /** Where it lives, and under which keys. */
    TENANTS_MAINTAIN("tenants:maintain"),
    TENANTS_CLOSE("tenants:close"),
    OPERATIONS_RETRY("operations:retry"),
    FLEET_MIGRATE("fleet:migrate"),
    AUDIT_VIEW("audit:view"),
    BILLS_VIEW("bills:view"),
    LIMITS_GRANT("limits:grant"),
    OPERATORS_EDIT("operators:edit");

    private final String shiro;

    Permission(String shiro) {
        this.shiro = shiro;
    }

    String shiro() {
        return shiro;
    }
}
