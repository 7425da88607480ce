package dev.yanhuo.wechat.miniprogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.state.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Bodies of api.weixin.qq.com, which is generous about what they carry besides. */
final class Body {
    private Body() {}

    static JsonNode of(Call call) {
        try {
            var node = Json.tree(new String(call.body(), UTF_8));
            if (node != null && node.isObject()) return node;
        } catch (JacksonException _) {
            // Said below.
        }
        throw Errcode.NOT_JSON.refusal();
    }
}
