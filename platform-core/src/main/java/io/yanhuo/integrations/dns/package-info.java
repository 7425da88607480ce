@NullMarked
package io.yanhuo.integrations.dns;

import org.jspecify.annotations.NullMarked;
