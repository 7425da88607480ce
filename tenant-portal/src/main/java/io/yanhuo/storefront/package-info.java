/** What diners open: pages and the API of the mini-program. */
@ApplicationModule(
        displayName = "storefront",
        allowedDependencies = {
            "shared",
            "shared :: web",
            "tenancy",
            "domains",
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
            "miniprogram"
        })
@NullMarked
package io.yanhuo.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
