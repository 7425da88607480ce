package io.yanhuo;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.reflect.Method;
import java.util.Arrays;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;

/**
 * Something that refuses, how it is switched off, and who has to notice.
 *
 * @param type the name of its class
 * @param method where it is done
 * @param test {@code Class$Nested#method}; without the method all tests of the class
 */
public record Guard(String type, String method, Off off, String test) {
    /** What the running code does in place of guarding. */
    @FunctionalInterface
    interface Off {
        DynamicType.Builder<?> change(DynamicType.Builder<?> type, String method);
    }

    /** Does nothing, and finds nothing. */
    public static Guard silent(String type, String method, String test) {
        return new Guard(type, method, Guard::silent, test);
    }

    /** Says the same to everybody. */
    public static Guard always(boolean answer, String type, String method, String test) {
        return new Guard(
                type,
                method,
                (builder, name) -> builder.method(named(name)).intercept(FixedValue.value(answer)),
                test);
    }

    /** One call inside of the method does what {@link Instead} has under this name. */
    public static Guard instead(
            String instead, String type, String method, String called, String test) {
        var replacement = replacement(instead);
        return new Guard(
                type, method, (builder, name) -> swap(builder, name, called, replacement), test);
    }

    /** The whole method does what {@link Instead} has under this name. */
    static Guard replaced(String instead, String type, String method, String test) {
        var replacement = MethodCall.invoke(replacement(instead)).withAllArguments();
        return new Guard(
                type,
                method,
                (builder, name) -> builder.method(named(name)).intercept(replacement),
                test);
    }

    private static Method replacement(String instead) {
        return Arrays.stream(Instead.class.getMethods())
                .filter(candidate -> candidate.getName().equals(instead))
                .findFirst()
                .orElseThrow();
    }

    private static DynamicType.Builder<?> silent(DynamicType.Builder<?> type, String method) {
        return type.method(named(method)).intercept(StubMethod.INSTANCE);
    }

    private static DynamicType.Builder<?> swap(
            DynamicType.Builder<?> type, String method, String called, Method replacement) {
        return type.visit(
                MemberSubstitution.relaxed()
                        .method(named(called))
                        .replaceWith(replacement)
                        .on(named(method)));
    }

    @Override
    public String toString() {
        return type.substring(type.lastIndexOf('.') + 1)
                + "."
                + method
                + " is missed by "
                + test.substring(test.lastIndexOf('.') + 1);
    }
}
