package dev.yanhuo.wechat.gate;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The form of a JSON object: its members, their rules, and nothing else. */
public record Shape(List<Member> members) {
    public static Shape of(Member... members) {
        return new Shape(List.of(members));
    }

    void check(JsonNode node) {
        check(node, "");
    }

    void check(JsonNode node, String at) {
        if (!node.isObject()) throw Refusals.parameter(at, "参数应为JSON对象", node);
        for (var name : node.propertyNames()) {
            if (find(name).isEmpty()) throw Refusals.undocumented(at + "/" + name, "body");
        }
        for (var member : members) {
            var pointer = at + "/" + member.name();
            var value = node.get(member.name());
            if (value != null && !value.isNull()) {
                member.rule().check(value, pointer);
            } else if (member.needed()) {
                throw Refusals.missing(pointer, "body");
            }
        }
    }

    private Optional<Member> find(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }
}
