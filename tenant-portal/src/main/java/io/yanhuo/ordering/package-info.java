/** An order from basket to table, counter or doorstep. */
@ApplicationModule(
        displayName = "ordering",
        allowedDependencies = {
            "shared",
            "tenancy",
            "access",
            "integrations",
            "payments",
            "commissions",
            "subscriptions",
            "menu",
            "members",
            "delivery"
        })
@NullMarked
package io.yanhuo.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
