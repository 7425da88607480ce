package io.yanhuo.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which pages of the workspace an operator finds open, so that no link leads to a closed one. */
@Component
public class SupportPages {
    private final RequestMappingHandlerMapping mapping;

    SupportPages(
            @Lazy @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    public Set<String> paths() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> {
                    var rule = Rule.of(route.getValue());
                    return rule != null && rule.support() != SupportMay.NOTHING;
                })
                .filter(route ->
                        route.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .contains(RequestMethod.GET))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
