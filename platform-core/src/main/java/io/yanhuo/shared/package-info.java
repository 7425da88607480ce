/**
 * Value types that every module uses: money, phone numbers, places, ids, refusals. Knows nobody.
 */
@ApplicationModule(
        displayName = "shared",
        allowedDependencies = {})
@NullMarked
package io.yanhuo.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
