/** What restaurants owe the platform: plans, periods, bills. */
@ApplicationModule(
        displayName = "subscriptions",
        allowedDependencies = {"shared", "tenancy", "access", "integrations", "payments"})
@NullMarked
package io.yanhuo.subscriptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
