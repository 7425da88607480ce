/** What distributors have earned and when it is theirs: a double-entry ledger. */
@ApplicationModule(
        displayName = "commissions",
        allowedDependencies = {"shared", "tenancy", "access", "integrations"})
@NullMarked
package io.yanhuo.commissions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
