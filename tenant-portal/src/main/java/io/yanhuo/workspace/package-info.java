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
            "ordering",
            "delivery",
            "distribution",
            "miniprogram",
            "signup"
        })
@NullMarked
package io.yanhuo.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
