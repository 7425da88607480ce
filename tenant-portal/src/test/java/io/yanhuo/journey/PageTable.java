package io.yanhuo.journey;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages that open by their address alone, as the route table has them: a new one is found. */
final class PageTable {
    private static final Set<Class<?>> VIEWS = Set.of(String.class, ModelAndView.class);

    /**
     * What a page's script fetches anew while something goes on: no pages by themselves; and what
     * is in practice copies only.
     */
    private static final Set<String> PARTS =
            Set.of("/admin/export/list", "/fleet/live", "/admin/practice-messages");

    private PageTable() {}

    record Route(Face face, String path, Who who) {}

    static List<Route> of(RequestMappingHandlerMapping routes) {
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route -> isPage(route.getKey(), route.getValue()))
                .flatMap(route -> on(route.getKey(), route.getValue()))
                .distinct()
                .toList();
    }

    private static Stream<Route> on(RequestMappingInfo info, HandlerMethod handler) {
        var face = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OnFace.class);
        var paths = Objects.requireNonNull(info.getPathPatternsCondition()).getPatternValues();
        return Arrays.stream(Objects.requireNonNull(face).value())
                .flatMap(each ->
                        paths.stream()
                                .filter(path -> !path.contains("{") && !PARTS.contains(path))
                                .map(path -> new Route(each, path, who(handler))));
    }

    private static boolean isPage(RequestMappingInfo info, HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("io.yanhuo.")
                && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && info.getParamsCondition().isEmpty()
                && info.getProducesCondition().getProducibleMediaTypes().stream()
                        .allMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML))
                && VIEWS.contains(handler.getMethod().getReturnType())
                && !handler.hasMethodAnnotation(ResponseBody.class)
                && needsNothing(handler);
    }

    private static boolean needsNothing(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                .filter(Objects::nonNull)
                .noneMatch(param ->
                        param.required()
                                && param.defaultValue().equals(ValueConstants.DEFAULT_NONE));
    }

    private static Who who(HandlerMethod handler) {
        var own = handler.getMethodAnnotation(Allow.class);
        if (own != null) return own.value();
        var all = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allow.class);
        return Objects.requireNonNull(all).value();
    }
}
