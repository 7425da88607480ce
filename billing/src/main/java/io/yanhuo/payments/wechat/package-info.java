/**
 * The language of WeChat Pay: the only place that knows its SDK, its paths and its member names.
 */
@NullMarked
package io.yanhuo.payments.wechat;

import org.jspecify.annotations.NullMarked;
