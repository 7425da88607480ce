package io.yanhuo.isolation;

import java.util.List;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What has to be said about a route before the isolation tests can try it. */
public final class NewRoutes {
    private NewRoutes() {}

    /** One line for each parameter of which nobody has said yet whether it is an id. */
    public static List<String> unclassified(RequestMappingHandlerMapping mapping) {
        return Route.all(mapping).stream().flatMap(route -> route.unknown().stream()).toList();
    }
}
