/** How far, for how much and how fast a meal travels. */
@ApplicationModule(
        displayName = "delivery",
        allowedDependencies = {
            "shared",
            "tenancy",
            "access",
            "integrations",
            "payments",
            "commissions",
            "subscriptions",
            "menu",
            "members"
        })
@NullMarked
package io.yanhuo.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
