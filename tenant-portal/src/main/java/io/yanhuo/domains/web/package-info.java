@NullMarked
package io.yanhuo.domains.web;

import org.jspecify.annotations.NullMarked;
