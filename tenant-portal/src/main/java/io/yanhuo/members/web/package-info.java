@NullMarked
package io.yanhuo.members.web;

import org.jspecify.annotations.NullMarked;
