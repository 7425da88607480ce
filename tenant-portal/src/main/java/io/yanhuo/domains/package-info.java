/** Names of their own under which restaurants are found, and the proof that they are theirs. */
@ApplicationModule(
        displayName = "domains",
        allowedDependencies = {"shared", "observability", "tenancy", "access", "integrations"})
@NullMarked
package io.yanhuo.domains;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
