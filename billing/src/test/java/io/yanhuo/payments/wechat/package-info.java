@NullMarked
package io.yanhuo.payments.wechat;

import org.jspecify.annotations.NullMarked;
