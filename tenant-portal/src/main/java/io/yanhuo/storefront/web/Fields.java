package io.yanhuo.storefront.web;

import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads fields of a form that anybody may have altered: what is missing or odd is empty. */
final class Fields {
    private static final int LONGEST = 500;

    private Fields() {}

    static String text(MultiValueMap<String, String> form, String name) {
        var value = form.getFirst(name);
        if (value == null) return "";
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    static List<String> texts(MultiValueMap<String, String> form, String name) {
        var values = form.get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    static long number(MultiValueMap<String, String> form, String name, long otherwise) {
        try {
            return Long.parseLong(text(form, name));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    static <E extends Enum<E>> Optional<E> choice(
            MultiValueMap<String, String> form, String name, Class<E> type) {
        var value = text(form, name);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) return Optional.of(constant);
        }
        return Optional.empty();
    }
}
