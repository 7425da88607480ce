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
    /** Where the restaurant's money goes. */
    PAYOUT_CHOOSE("payout:choose"),
    STAFF_EDIT("staff:edit"),
    /** Under which names of its own the restaurant is found. */
    DOMAINS_EDIT("domains:edit"),
    BILLING_PAY("billing:pay"),
    DATA_EXPORT("data:export"),
    RESTAURANT_CLOSE("restaurant:close"),
    /** Sees who of the platform is or was in the workspace, and shows them out. */
    SUPPORT_OVERSEE("support:oversee"),
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
    OPERATORS_EDIT("operators:edit"),
    /** Opens a restaurant's workspace to help it. */
    SUPPORT_OPEN("support:open"),
    /** Lets somebody else change something there. */
    SUPPORT_APPROVE("support:approve");

    private final String shiro;

    Permission(String shiro) {
        this.shiro = shiro;
    }

    String shiro() {
        return shiro;
    }
}
