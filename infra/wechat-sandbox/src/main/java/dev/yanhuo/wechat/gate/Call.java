package dev.yanhuo.wechat.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.state.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it came over the wire.
 *
 * @param target path and query exactly as sent
 * @param caller who signed it; nobody where no signature is asked for
 */
public record Call(
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> variables,
        @Nullable Merchant caller) {
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public Map<String, List<String>> query() {
        int query = target.indexOf('?');
        return Query.parse(query < 0 ? "" : target.substring(query + 1));
    }

    public Optional<String> parameter(String name) {
        return query().getOrDefault(name, List.of()).stream().findFirst();
    }

    public String required(String name) {
        return parameter(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> Refusals.missing("/" + name, "query"));
    }

    /** A parameter that the documentation does not know is an error, as in the body. */
    public void onlyParameters(List<String> known) {
        for (var name : query().keySet()) {
            if (!known.contains(name)) throw Refusals.undocumented("/" + name, "query");
        }
    }

    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) throw new IllegalStateException("no variable " + name);
        return value;
    }

    public Merchant merchant() {
        if (caller == null) throw new IllegalStateException("an unsigned call has no merchant");
        return caller;
    }

    /** The body after the rules of its form; refused if it is something else. */
    public ObjectNode json(Shape shape) {
        var node = tree();
        shape.check(node);
        return (ObjectNode) node;
    }

    JsonNode tree() {
        try {
            var node = Json.tree(text());
            if (node != null && node.isObject()) return node;
        } catch (JacksonException _) {
            // Said below.
        }
        throw Refusals.parameter("", "请求body不是合法的JSON对象", null);
    }

    String text() {
        return new String(body, UTF_8);
    }

    Call from(@Nullable Merchant merchant) {
        return new Call(method, target, headers, body, variables, merchant);
    }

    Call with(Map<String, String> found) {
        return new Call(method, target, headers, body, found, caller);
    }
}
