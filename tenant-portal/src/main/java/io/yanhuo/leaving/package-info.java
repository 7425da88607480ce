/** A restaurant leaves: its data handed over, its closure, its archive, its end. */
@ApplicationModule(
        displayName = "leaving",
        allowedDependencies = {
            "shared",
            "tenancy",
            "access",
            "integrations",
            "payments",
            "commissions",
            "subscriptions",
            "ordering"
        })
@NullMarked
package io.yanhuo.leaving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
