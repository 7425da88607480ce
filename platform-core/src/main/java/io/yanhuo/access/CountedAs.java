package io.yanhuo.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * As what a route counts when its restaurant's requests are counted; on the method, or on the
 * controller for all of its routes. Without it, the face and who asks decide.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface CountedAs {
    Traffic value();
}
