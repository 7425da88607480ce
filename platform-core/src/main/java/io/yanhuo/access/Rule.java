package io.yanhuo.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** What a route declares by {@link Allow}; on the method, else on the controller. */
record Rule(Who who, Permission[] may, boolean alsoClosed, SupportMay support) {
    static @Nullable Rule of(Object handler) {
        return handler instanceof HandlerMethod method ? of(method) : null;
    }

    private static @Nullable Rule of(HandlerMethod method) {
        var allow = method.getMethodAnnotation(Allow.class);
        if (allow == null) {
            allow = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allow.class);
        }
        return allow == null
                ? null
                : new Rule(allow.value(), allow.may(), allow.alsoClosed(), allow.support());
    }
}
