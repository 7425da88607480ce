/** Categories, dishes, specs, add-ons and the stock of what can be sold. */
@ApplicationModule(
        displayName = "menu",
        allowedDependencies = {
            "shared",
            "tenancy",
            "access",
            "integrations",
            "payments",
            "commissions",
            "subscriptions"
        })
@NullMarked
package io.yanhuo.menu;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
