/** Money in and back: WeChat Pay orders, notifications, refunds, reconciliation. */
@ApplicationModule(
        displayName = "payments",
        allowedDependencies = {"shared", "tenancy", "access", "integrations"})
@NullMarked
package io.yanhuo.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
