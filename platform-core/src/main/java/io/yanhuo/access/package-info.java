/** Who is asking and what they may do: operators, owners, staff, diners, distributors. */
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {
            "shared",
            "shared :: web",
            "tenancy",
            "integrations",
            "integrations :: sms"
        })
@NullMarked
package io.yanhuo.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
