package io.yanhuo.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route, and with which permissions; on the method, or on the controller for all of
 * its routes. A route without it is refused, and fails the build.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
    Who value();

    /** All of these are needed. */
    Permission[] may() default {};

    /**
     * Whether staff may change this also while the restaurant is suspended or closing; looking is
     * always allowed to them.
     */
    boolean alsoClosed() default false;

    /** What an operator may do here who supports the restaurant; nothing, unless it is said. */
    SupportMay support() default SupportMay.NOTHING;
}
