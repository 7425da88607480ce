/** The operators' console: restaurants, operations, audit. */
@ApplicationModule(
        displayName = "operations",
        allowedDependencies = {
            "shared",
            "observability",
            "tenancy",
            "access",
            "integrations",
            "domains",
            "payments",
            "commissions",
            "subscriptions",
            "menu",
            "members",
            "ordering",
            "delivery",
            "signup",
            "leaving",
            "distribution",
            "migrations"
        })
@NullMarked
package io.yanhuo.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
