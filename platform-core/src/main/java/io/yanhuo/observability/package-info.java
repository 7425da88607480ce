/** What a node tells about itself: figures, traces, and whose line a line of its log is. */
@ApplicationModule(
        displayName = "observability",
        allowedDependencies = {"shared", "shared :: web", "tenancy"})
@NullMarked
package io.yanhuo.observability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
