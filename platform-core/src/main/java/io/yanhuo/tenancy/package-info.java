/** Which restaurant a piece of work belongs to, where its schema is, and its whole life. */
@ApplicationModule(
        displayName = "tenancy",
        allowedDependencies = {"shared", "migrations"})
@NullMarked
package io.yanhuo.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
