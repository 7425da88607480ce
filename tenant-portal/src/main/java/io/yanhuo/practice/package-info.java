/** Practice copies of restaurants: for training staff and trying things out. */
@ApplicationModule(
        displayName = "practice",
        allowedDependencies = {"shared", "tenancy", "access", "integrations"})
@NullMarked
package io.yanhuo.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
