/**
 * A stand-in for the servers of WeChat: strict about signatures, honest about states and faults.
 */
@NullMarked
package dev.yanhuo.wechat;

import org.jspecify.annotations.NullMarked;
