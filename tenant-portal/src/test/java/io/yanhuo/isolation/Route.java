package io.yanhuo.isolation;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A way into the product: a method and a path, behind one face. */
record Route(
        String method,
        String path,
        Face face,
        Who who,
        String accepts,
        List<Input> inputs,
        List<String> unknown) {
    static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

    private static final Set<String> ONE_DISH = Set.of("sku", "addon", "quantity");

    static List<Route> all(RequestMappingHandlerMapping mapping) {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.yanhuo.")) {
                        add(routes, info, handler);
                    }
                });
        routes.sort(java.util.Comparator.comparing(Route::toString));
        return routes;
    }

    private static void add(List<Route> routes, RequestMappingInfo info, HandlerMethod handler) {
        var faces = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OnFace.class);
        for (var face : Objects.requireNonNull(faces).value()) {
            for (var path : info.getPatternValues()) {
                if (!leads(path, face)) continue;
                var methods = info.getMethodsCondition().getMethods();
                for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : methods) {
                    routes.addAll(of(method.name(), path, face, info, handler).ways());
                }
            }
        }
    }

    /** A basket comes with all its items to be delivered, or with one dish to a table. */
    private List<Route> ways() {
        if (inputs.stream().noneMatch(input -> input.name().equals("item"))) return List.of(this);
        var items =
                with(inputs.stream().filter(input -> !ONE_DISH.contains(input.name())).toList());
        var table = new ArrayList<Input>();
        table.add(new Input(Input.Place.COOKIE, "table", "{TABLE_CODE}", true));
        for (var input : inputs) {
            if (input.name().equals("item") || input.name().equals("address")) continue;
            table.add(input.name().equals("way") ? input.of("DINE_IN") : input);
        }
        return List.of(items, with(table));
    }

    private Route with(List<Input> others) {
        return new Route(method, path, face, who, accepts, others, unknown);
    }

    private static boolean leads(String path, Face face) {
        return switch (face) {
            case API -> path.startsWith("/t/");
            case WORKSPACE -> path.equals("/admin") || path.startsWith("/admin/");
            case CALLBACKS -> path.startsWith("/callbacks/");
            case STOREFRONT, PORTAL, OPERATORS, PARTNERS, DEVELOPER ->
                    !path.startsWith("/t/") && !path.startsWith("/admin");
        };
    }

    private static Route of(
            String method, String path, Face face, RequestMappingInfo info, HandlerMethod handler) {
        var read = Inputs.of(handler, path);
        var produced = info.getProducesCondition().getProducibleMediaTypes();
        var usual = face == Face.API ? "application/json" : "text/html";
        var accepts = produced.isEmpty() ? usual : produced.iterator().next().toString();
        return new Route(method, path, face, who(handler), accepts, read.inputs(), read.unknown());
    }

    private static Who who(HandlerMethod handler) {
        var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allow.class);
        var rule =
                own != null
                        ? own
                        : AnnotatedElementUtils.findMergedAnnotation(
                                handler.getBeanType(), Allow.class);
        return Objects.requireNonNull(rule).value();
    }

    /** Whether it belongs to one restaurant, which host or path names. */
    boolean ofARestaurant() {
        return face == Face.STOREFRONT || face == Face.WORKSPACE || face == Face.API;
    }

    List<Position> positions() {
        return inputs.stream().flatMap(input -> input.positions().stream()).toList();
    }

    boolean changes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return face
                + " "
                + method
                + " "
                + path
                + (accepts.equals("text/html") ? "" : " " + accepts);
    }
}
