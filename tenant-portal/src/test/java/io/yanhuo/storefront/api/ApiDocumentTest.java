package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Allow;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The description of the API names every route there is, and none that is not. */
class ApiDocumentTest {
    private static final String HOME = "/t/{publicId}/api";
    private final ApiDocument document = ApiDocument.read();

    @Test
    void every_route_is_described_and_every_description_has_a_route() {
        assertThat(document.routes()).isEqualTo(routes()).isNotEmpty();
    }

    @Test
    void every_route_says_who_may_use_it() {
        assertThat(controllers().flatMap(ApiDocumentTest::handlers))
                .allMatch(method ->
                        method.isAnnotationPresent(Allow.class)
                                || method.getDeclaringClass().isAnnotationPresent(Allow.class));
    }

    @Test
    void a_basket_with_a_price_in_it_is_none() {
        var honest =
                """
                {"choices": [{"skuId": "s1", "quantity": 1}], "fulfilment": "PICKUP"}
                """;
        var clever = honest.replace("\"quantity\": 1", "\"quantity\": 1, \"price\": 1");

        assertThat(document.complaints("Basket", honest)).isEmpty();
        assertThat(document.complaints("Basket", clever)).hasSize(1);
    }

    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        controllers().flatMap(ApiDocumentTest::handlers).forEach(it -> routes.addAll(routes(it)));
        return routes;
    }

    private static List<String> routes(Method handler) {
        var mapping = mapping(handler);
        return Arrays.stream(mapping.path())
                .filter(path -> !path.isEmpty() && !path.endsWith("/**"))
                .map(path -> whole(handler, path))
                // A picture is served behind every door, at this one by a path of its own.
                .filter(path -> path.startsWith(HOME))
                .flatMap(path ->
                        Arrays.stream(mapping.method())
                                .map(verb -> verb + " " + path.substring(HOME.length())))
                .toList();
    }

    private static String whole(Method handler, String path) {
        var type =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getDeclaringClass(), RequestMapping.class);
        return (type == null ? "" : type.path()[0]) + path;
    }

    private static RequestMapping mapping(Method handler) {
        var found = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        return java.util.Objects.requireNonNull(found);
    }

    private static Stream<Method> handlers(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredMethods())
                .filter(it -> AnnotatedElementUtils.hasAnnotation(it, RequestMapping.class));
    }

    private static Stream<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents("io.yanhuo").stream()
                .<Class<?>>map(found ->
                        ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(ApiDocumentTest::onApi);
    }

    private static boolean onApi(Class<?> controller) {
        var face = AnnotatedElementUtils.findMergedAnnotation(controller, OnFace.class);
        return face != null && Arrays.asList(face.value()).contains(Face.API);
    }
}
