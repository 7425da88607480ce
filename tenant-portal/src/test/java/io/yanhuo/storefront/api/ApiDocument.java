package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The written description of the API, and what it says about an answer. */
final class ApiDocument {
    private static final String HOME = "https://yanhuo.invalid/openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Object> root;
    private final SchemaRegistry schemas;

    private ApiDocument(Map<String, Object> root) {
        this.root = root;
        var text = JsonMapper.shared().writeValueAsString(root);
        this.schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemas(Map.of(HOME, text)));
    }

    static ApiDocument read() {
        try {
            var file = new ClassPathResource("static/api/openapi.yaml");
            return new ApiDocument(
                    new Yaml().load(file.getContentAsString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Such as {@code POST /orders/{id}/payment}. */
    Set<String> routes() {
        var routes = new TreeSet<String>();
        map(root, "paths")
                .forEach((path, item) ->
                        asMap(item).keySet().stream()
                                .filter(METHODS::contains)
                                .forEach(verb -> routes.add(verb.toUpperCase() + " " + path)));
        return routes;
    }

    /** The answer is one that the document promises for the route. */
    void check(String route, int status, @Nullable String type, String body) {
        var responses = map(operation(route), "responses");
        var response = responses.get(Integer.toString(status));
        if (response == null) response = responses.get(status / 100 + "XX");
        assertThat(response).as("%s may answer %s: %s", route, status, body).isNotNull();
        var content = asMap(resolve(asMap(response)).getOrDefault("content", Map.of()));
        if (content.isEmpty()) {
            assertThat(body).as("%s %s", route, status).isEmpty();
            return;
        }
        var media = type == null ? "" : type.replaceFirst(";.*", "");
        assertThat(content.keySet()).as("%s %s", route, status).contains(media);
        if (media.endsWith("json")) check(route, map(content, media), body);
    }

    private void check(String route, Map<String, Object> content, String body) {
        var ref = (String) map(content, "schema").get("$ref");
        assertThat(schema(ref).validate(body, InputFormat.JSON))
                .as("%s: %s", route, body)
                .isEmpty();
    }

    /** What is wrong with a body that claims to be of a named schema. */
    List<String> complaints(String schema, String body) {
        return schema("#/components/schemas/" + schema).validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema schema(String ref) {
        return schemas.getSchema(SchemaLocation.of(HOME + ref));
    }

    private Map<String, Object> operation(String route) {
        var parts = route.split(" ");
        return map(map(map(root, "paths"), parts[1]), parts[0].toLowerCase());
    }

    private Map<String, Object> resolve(Map<String, Object> maybe) {
        if (!(maybe.get("$ref") instanceof String ref)) return maybe;
        var found = root;
        for (var step : ref.substring(2).split("/")) found = map(found, step);
        return found;
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        assertThat(parent).containsKey(key);
        return asMap(parent.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@Nullable Object value) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(value);
    }
}
