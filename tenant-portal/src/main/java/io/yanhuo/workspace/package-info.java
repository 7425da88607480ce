/** The shell of the owners' and staff's admin pages. */
@ApplicationModule(
        displayName = "workspace",
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
            "supply",
            "ordering",
            "delivery",
            "booking",
            "distribution",
            "miniprogram",
            "signup"
        })
@NullMarked
package io.yanhuo.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
