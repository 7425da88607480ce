/** A restaurant joins: form, phone check, provisioning, first login. */
@ApplicationModule(
        displayName = "signup",
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
            "migrations"
        })
@NullMarked
package io.yanhuo.signup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
