@NullMarked
package io.yanhuo.storefront.web;

import org.jspecify.annotations.NullMarked;
