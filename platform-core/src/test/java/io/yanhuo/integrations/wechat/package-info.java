@NullMarked
package io.yanhuo.integrations.wechat;

import org.jspecify.annotations.NullMarked;
