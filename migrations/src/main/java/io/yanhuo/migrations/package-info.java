/** Brings the platform schema and every restaurant's schema to the release's structure. */
@ApplicationModule(
        displayName = "migrations",
        allowedDependencies = {})
@NullMarked
package io.yanhuo.migrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
