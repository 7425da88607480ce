@NullMarked
package io.yanhuo.domains;

import org.jspecify.annotations.NullMarked;
