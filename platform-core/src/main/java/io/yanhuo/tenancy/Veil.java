package io.yanhuo.tenancy;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is left of personal data for whoever may not know them: enough to tell two people apart, too
 * little to reach either. What is left is as well formed as it was.
 */
final class Veil {
    private static final Pattern PHONE = Pattern.compile("(1\\d\\d)\\d{4}(\\d{4})");
    private static final JsonMapper JSON = JsonMapper.shared();

    private Veil() {}

    static String over(String plain) {
        return plain.startsWith("{") ? object(plain) : word(plain);
    }

    /** People may call themselves whatever they like. */
    private static String object(String plain) {
        try {
            return JSON.writeValueAsString(over(JSON.readTree(plain)));
        } catch (JacksonException _) {
            return word(plain);
        }
    }

    private static JsonNode over(JsonNode node) {
        var make = JsonNodeFactory.instance;
        return switch (node) {
            case ObjectNode object -> {
                var veiled = make.objectNode();
                object.properties().forEach(p -> veiled.set(p.getKey(), over(p.getValue())));
                yield veiled;
            }
            case ArrayNode array -> {
                var veiled = make.arrayNode();
                array.forEach(element -> veiled.add(over(element)));
                yield veiled;
            }
            default -> value(node);
        };
    }

    /** Places to a tenth of a degree, which is the town. */
    private static JsonNode value(JsonNode node) {
        var make = JsonNodeFactory.instance;
        if (node.isNumber()) return make.numberNode(Math.round(node.doubleValue() * 10) / 10.0);
        return node.isString() ? make.stringNode(word(node.stringValue())) : node;
    }

    private static String word(String text) {
        var phone = PHONE.matcher(text);
        if (phone.matches()) return phone.group(1) + "0000" + phone.group(2);
        return text.isEmpty() ? text : Character.toString(text.codePointAt(0)) + "**";
    }
}
