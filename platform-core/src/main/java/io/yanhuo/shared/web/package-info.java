/** What every page and every API answer has in common. */
@org.springframework.modulith.NamedInterface("web")
@NullMarked
package io.yanhuo.shared.web;

import org.jspecify.annotations.NullMarked;
