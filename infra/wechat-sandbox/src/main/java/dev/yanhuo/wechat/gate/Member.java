package dev.yanhuo.wechat.gate;

import java.util.List;
import java.util.regex.Pattern;

/** One member of a JSON object that a call may or must carry. */
public record Member(String name, Rule rule, boolean needed) {
    public static Member text(String name, int max) {
        return new Member(name, new Rule.Text(0, max, null), false);
    }

    /** Text of certain characters only. */
    public static Member code(String name, int min, int max, String characters) {
        var pattern = Pattern.compile("[" + characters + "]*");
        return new Member(name, new Rule.Text(min, max, pattern), false);
    }

    public static Member whole(String name, long min) {
        return new Member(name, new Rule.Whole(min), false);
    }

    public static Member flag(String name) {
        return new Member(name, new Rule.Flag(), false);
    }

    public static Member oneOf(String name, String... values) {
        return new Member(name, new Rule.OneOf(List.of(values)), false);
    }

    public static Member object(String name, Member... members) {
        return new Member(name, new Rule.Nested(Shape.of(members)), false);
    }

    public static Member objects(String name, Member... members) {
        var each = new Rule.Nested(Shape.of(members));
        return new Member(name, new Rule.Many(each), false);
    }

    public static Member texts(String name, int max) {
        return new Member(name, new Rule.Many(new Rule.Text(1, max, null)), false);
    }

    public Member required() {
        return new Member(name, rule, true);
    }
}
