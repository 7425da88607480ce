@NullMarked
package io.yanhuo.subscriptions.web;

import org.jspecify.annotations.NullMarked;
