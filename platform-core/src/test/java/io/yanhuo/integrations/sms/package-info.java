@NullMarked
package io.yanhuo.integrations.sms;

import org.jspecify.annotations.NullMarked;
