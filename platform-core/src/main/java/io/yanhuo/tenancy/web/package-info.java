@NullMarked
package io.yanhuo.tenancy.web;

import org.jspecify.annotations.NullMarked;
