/** Text messages to phones. */
@org.springframework.modulith.NamedInterface("sms")
@NullMarked
package io.yanhuo.integrations.sms;

import org.jspecify.annotations.NullMarked;
