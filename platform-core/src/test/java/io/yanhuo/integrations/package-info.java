@NullMarked
package io.yanhuo.integrations;

import org.jspecify.annotations.NullMarked;
