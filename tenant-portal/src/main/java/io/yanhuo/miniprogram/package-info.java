/** The branded mini-program of a restaurant. */
@ApplicationModule(
        displayName = "miniprogram",
        allowedDependencies = {"shared", "tenancy", "access", "integrations", "payments"})
@NullMarked
package io.yanhuo.miniprogram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
