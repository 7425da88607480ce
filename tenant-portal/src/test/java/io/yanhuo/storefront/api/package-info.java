@NullMarked
package io.yanhuo.storefront.api;

import org.jspecify.annotations.NullMarked;
