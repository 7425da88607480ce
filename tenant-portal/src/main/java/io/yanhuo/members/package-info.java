/** Diners as regulars: who they are, their coupons, their consent. */
@ApplicationModule(
        displayName = "members",
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
package io.yanhuo.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
