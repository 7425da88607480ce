@NullMarked
package io.yanhuo.workspace.web;

import org.jspecify.annotations.NullMarked;
