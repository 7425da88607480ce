package dev.yanhuo.wechat.gate;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one value must be like. */
sealed interface Rule {
    void check(JsonNode value, String pointer);

    record Text(int min, int max, @Nullable Pattern pattern) implements Rule {
        @Override
        public void check(JsonNode value, String pointer) {
            if (!value.isString()) throw broken(pointer, "参数类型错误，应为字符串", value);
            var text = value.asString();
            int length = text.codePointCount(0, text.length());
            if (length > max) throw broken(pointer, "字符数 " + length + "，大于最大值 " + max, value);
            if (length < min) throw broken(pointer, "字符数 " + length + "，小于最小值 " + min, value);
            if (text.codePoints().anyMatch(point -> point > 0xFFFF)) {
                throw broken(pointer, "仅支持1~3字节的UTF-8字符", value);
            }
            if (pattern != null && !pattern.matcher(text).matches()) {
                throw broken(pointer, "不符合格式 " + pattern, value);
            }
        }
    }

    record Whole(long min) implements Rule {
        @Override
        public void check(JsonNode value, String pointer) {
            boolean whole = value.isIntegralNumber() && value.canConvertToLong();
            if (!whole) throw broken(pointer, "参数类型错误，应为整数", value);
            if (value.asLong() < min) throw broken(pointer, "值低于最小值 " + min, value);
        }
    }

    record Flag() implements Rule {
        @Override
        public void check(JsonNode value, String pointer) {
            if (!value.isBoolean()) throw broken(pointer, "参数类型错误，应为布尔值", value);
        }
    }

    record OneOf(List<String> values) implements Rule {
        @Override
        public void check(JsonNode value, String pointer) {
            if (!value.isString() || !values.contains(value.asString())) {
                throw broken(pointer, "值不在枚举范围 " + values, value);
            }
        }
    }

    record Nested(Shape shape) implements Rule {
        @Override
        public void check(JsonNode value, String pointer) {
            shape.check(value, pointer);
        }
    }

    record Many(Rule each) implements Rule {
        @Override
        public void check(JsonNode value, String pointer) {
            if (!value.isArray()) throw broken(pointer, "参数类型错误，应为数组", value);
            int index = 0;
            for (var element : value) each.check(element, pointer + "/" + index++);
        }
    }

    private static Refusal broken(String pointer, String issue, JsonNode value) {
        return Refusals.parameter(pointer, "输入源“/body" + pointer + "”规则校验失败，" + issue, value);
    }
}
