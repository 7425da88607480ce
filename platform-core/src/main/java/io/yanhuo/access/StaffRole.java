package io.yanhuo.access;

import static io.yanhuo.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** What a person's job in the restaurant allows. */
public enum StaffRole implements Role {
    OWNER(
            EnumSet.of(
                    MENU_EDIT,
                    STOCK_EDIT,
                    ORDERS_VIEW,
                    ORDERS_HANDLE,
                    ORDERS_REFUND,
                    KITCHEN_WORK,
                    MEMBERS_VIEW,
                    MARKETING_EDIT,
                    DISTRIBUTION_EDIT,
                    FIGURES_VIEW,
                    SETTINGS_EDIT,
                    PAYOUT_CHOOSE,
                    STAFF_EDIT,
                    DOMAINS_EDIT,
                    BILLING_PAY,
                    DATA_EXPORT,
                    RESTAURANT_CLOSE,
                    SUPPORT_OVERSEE,
                    PRACTICE_EDIT)),
    MANAGER(
            EnumSet.of(
                    MENU_EDIT,
                    STOCK_EDIT,
                    ORDERS_VIEW,
                    ORDERS_HANDLE,
                    ORDERS_REFUND,
                    KITCHEN_WORK,
                    MEMBERS_VIEW,
                    MARKETING_EDIT,
                    DISTRIBUTION_EDIT,
                    FIGURES_VIEW,
                    SETTINGS_EDIT)),
    CASHIER(EnumSet.of(STOCK_EDIT, ORDERS_VIEW, ORDERS_HANDLE, MEMBERS_VIEW)),
    KITCHEN(EnumSet.of(KITCHEN_WORK, STOCK_EDIT)),
    RIDER(EnumSet.noneOf(Permission.class)),
    ACCOUNTANT(EnumSet.of(ORDERS_VIEW, FIGURES_VIEW, BILLING_PAY)),
    MARKETER(EnumSet.of(MARKETING_EDIT, DISTRIBUTION_EDIT, MEMBERS_VIEW));

    private final Set<Permission> permissions;

    StaffRole(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    @Override
    public Set<Permission> permissions() {
        return EnumSet.copyOf(
                permissions.isEmpty() ? EnumSet.noneOf(Permission.class) : permissions);
    }
}
