package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.callbacks.Trick;
import dev.yanhuo.wechat.faults.FaultKind;
import java.util.Arrays;
import java.util.List;

/** A fault as an entry of a menu; {@code value} is what the form sends. */
record FaultChoice(String value, String label, String group) {
    static List<FaultChoice> all() {
        return Arrays.stream(FaultKind.values()).flatMap(kind -> of(kind).stream()).toList();
    }

    static List<FaultChoice> forCallbacks() {
        return Arrays.stream(FaultKind.values())
                .filter(Trick::isAltering)
                .flatMap(kind -> of(kind).stream())
                .toList();
    }

    private static List<FaultChoice> of(FaultKind kind) {
        return kind.variants().stream()
                .map(each -> new FaultChoice(kind + " " + each, each, kind + " " + kind.label()))
                .toList();
    }

    static FaultKind kind(String value) {
        return FaultKind.valueOf(value.split(" ", 2)[0]);
    }

    static String variant(String value) {
        return value.split(" ", 2)[1];
    }
}
