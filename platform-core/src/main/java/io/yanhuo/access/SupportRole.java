package io.yanhuo.access;

import static io.yanhuo.access.Permission.BILLING_PAY;
import static io.yanhuo.access.Permission.DISTRIBUTION_EDIT;
import static io.yanhuo.access.Permission.FIGURES_VIEW;
import static io.yanhuo.access.Permission.MARKETING_EDIT;
import static io.yanhuo.access.Permission.MENU_EDIT;
import static io.yanhuo.access.Permission.ORDERS_VIEW;
import static io.yanhuo.access.Permission.SETTINGS_EDIT;
import static io.yanhuo.access.Permission.STOCK_EDIT;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far an operator's help goes. Both see the same pages; which of their buttons work says {@link
 * Allow#support}.
 */
public enum SupportRole implements Role {
    LOOKS,
    CHANGES;

    private static final Set<Permission> PAGES =
            EnumSet.of(
                    MENU_EDIT,
                    STOCK_EDIT,
                    ORDERS_VIEW,
                    MARKETING_EDIT,
                    DISTRIBUTION_EDIT,
                    FIGURES_VIEW,
                    SETTINGS_EDIT,
                    BILLING_PAY);

    @Override
    public Set<Permission> permissions() {
        return EnumSet.copyOf(PAGES);
    }
}
