package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.state.Json;
import tools.jackson.core.JacksonException;

/** JSON as people read it; anything else as it is. */
final class Pretty {
    private Pretty() {}

    static String json(String text) {
        try {
            var tree = Json.tree(text);
            return tree.isContainer()
                    ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree)
                    : text;
        } catch (JacksonException _) {
            return text;
        }
    }
}
