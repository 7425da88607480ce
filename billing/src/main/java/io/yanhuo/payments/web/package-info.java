@NullMarked
package io.yanhuo.payments.web;

import org.jspecify.annotations.NullMarked;
