/** Distributors, their share links and posters, and whom they brought. */
@ApplicationModule(
        displayName = "distribution",
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
            "delivery"
        })
@NullMarked
package io.yanhuo.distribution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
