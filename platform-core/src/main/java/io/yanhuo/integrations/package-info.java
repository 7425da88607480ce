/** Every call that leaves the system, each a small port with a real adapter, and the outbox. */
@ApplicationModule(
        displayName = "integrations",
        allowedDependencies = {"shared", "tenancy"})
@NullMarked
package io.yanhuo.integrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
