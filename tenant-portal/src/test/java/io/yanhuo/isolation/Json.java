package io.yanhuo.isolation;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A body made of values that are named like {@code basket.choices[0].skuId}. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern STEP = Pattern.compile("(\\w+)(\\[0])?\\.?");

    private Json() {}

    static String of(List<Caller.Filled> values) {
        var body = MAPPER.createObjectNode();
        values.forEach(value -> put(body, value));
        return body.toString();
    }

    private static void put(ObjectNode body, Caller.Filled filled) {
        var steps = STEP.matcher(filled.input().name()).results().toList();
        var at = body;
        for (var step : steps.subList(0, steps.size() - 1)) {
            var name = step.group(1);
            at = step.group(2) == null ? object(at, name) : first(at, name);
        }
        var last = steps.getLast();
        var value = value(filled);
        if (last.group(2) == null) at.set(last.group(1), value);
        else at.putArray(last.group(1)).add(value);
    }

    private static ObjectNode object(ObjectNode at, String name) {
        return at.get(name) instanceof ObjectNode known ? known : at.putObject(name);
    }

    private static ObjectNode first(ObjectNode at, String name) {
        var known = at.get(name);
        return known == null ? at.putArray(name).addObject() : (ObjectNode) known.get(0);
    }

    private static JsonNode value(Caller.Filled filled) {
        return filled.input().quoted()
                ? MAPPER.getNodeFactory().stringNode(filled.value())
                : MAPPER.readTree(filled.value());
    }
}
