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
            "ordering",
            "delivery",
            "miniprogram",
            "migrations"
        })
@NullMarked
package io.yanhuo.signup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
