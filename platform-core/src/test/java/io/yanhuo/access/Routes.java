package io.yanhuo.access;

import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Goes through every route and says which of them somebody could slip through. */
public final class Routes {
    private Routes() {}

    /** One line for each mistake; empty if each route says where it is and who may use it. */
    public static List<String> unguarded(RequestMappingHandlerMapping routes) {
        var mistakes = new ArrayList<String>();
        routes.getHandlerMethods()
                .forEach((route, handler) -> {
                    if (!handler.getBeanType().getName().startsWith("io.yanhuo.")) return;
                    for (var mistake : mistakes(handler))
                        mistakes.add(route + " " + handler + mistake);
                });
        return mistakes;
    }

    private static List<String> mistakes(HandlerMethod handler) {
        var onFace =
                AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OnFace.class);
        var rule = Rule.of(handler);
        if (onFace == null) return List.of(": no @OnFace");
        if (rule == null) return List.of(": no @Allow");
        var mistakes = new ArrayList<String>();
        if (rule.who() == Who.ANYONE && rule.may().length > 0) {
            mistakes.add(": nobody in particular has permissions");
        }
        for (var face : onFace.value()) {
            if (!known(face).contains(rule.who())) {
                mistakes.add(": nobody is ever " + rule.who() + " on " + face);
            }
        }
        return mistakes;
    }

    private static Set<Who> known(Face face) {
        return switch (face) {
            case PORTAL -> EnumSet.of(Who.ANYONE);
            case STOREFRONT, API -> EnumSet.of(Who.ANYONE, Who.DINER);
            case WORKSPACE -> EnumSet.of(Who.ANYONE, Who.STAFF, Who.SUPPORT);
            case OPERATORS -> EnumSet.of(Who.ANYONE, Who.OPERATOR);
            case PARTNERS -> EnumSet.of(Who.ANYONE, Who.DISTRIBUTOR);
            case CALLBACKS -> EnumSet.of(Who.SIGNED_CALLBACK);
            case DEVELOPER -> EnumSet.of(Who.DEVELOPER);
        };
    }
}
