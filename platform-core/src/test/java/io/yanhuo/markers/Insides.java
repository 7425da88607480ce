package io.yanhuo.markers;

import com.github.benmanes.caffeine.cache.Cache;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is inside of a value of ours, however deep, and whether its class shows it or not. */
final class Insides {
    private static final int DEEPEST = 12;

    private final StringBuilder text = new StringBuilder();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Insides() {}

    /** All that can be read in it. */
    static String text(@Nullable Object value) {
        var insides = new Insides();
        insides.add(value, 0);
        return insides.text.toString();
    }

    private void add(@Nullable Object value, int depth) {
        if (value == null || depth > DEEPEST) return;
        switch (value) {
            case CharSequence word -> text.append(word).append('\n');
            case byte[] bytes -> text.append(Unpacked.text(bytes)).append('\n');
            case Optional<?> some -> add(some.orElse(null), depth + 1);
            case Map<?, ?> map -> {
                add(map.keySet(), depth);
                add(map.values(), depth);
            }
            case Collection<?> all -> all.forEach(one -> add(one, depth + 1));
            case Object[] all -> add(Arrays.asList(all), depth);
            default -> addFields(value, depth);
        }
    }

    private void addFields(Object value, int depth) {
        if (!ours(value.getClass())) text.append(value).append('\n');
        else if (seen.add(value)) fields(value).forEach(field -> add(of(field, value), depth + 1));
    }

    /** Whose it is, if it says so itself or in a part of it. */
    static Optional<TenantId> owner(@Nullable Object key) {
        return switch (key) {
            case TenantId id -> Optional.of(id);
            case TenantScope scope -> Optional.of(scope.tenant());
            case Record parts ->
                    fields(parts).stream()
                            .flatMap(part -> owner(of(part, parts)).stream())
                            .findFirst();
            case null, default -> Optional.empty();
        };
    }

    /** Caches that it holds itself, or in something of ours. */
    static List<Cache<?, ?>> caches(Object bean) {
        var found = new ArrayList<Cache<?, ?>>();
        for (var held : held(bean)) {
            if (held instanceof Cache<?, ?> cache) found.add(cache);
            else found.addAll(direct(held));
        }
        return found;
    }

    private static List<Cache<?, ?>> direct(Object value) {
        var found = new ArrayList<Cache<?, ?>>();
        for (var held : held(value)) {
            if (held instanceof Cache<?, ?> cache) found.add(cache);
        }
        return found;
    }

    private static List<Object> held(Object value) {
        var held = new ArrayList<Object>();
        for (var field : fields(value)) {
            var part = of(field, value);
            if (part != null) held.add(part);
        }
        return held;
    }

    private static List<Field> fields(Object value) {
        var fields = new ArrayList<Field>();
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (!ours(type)) continue;
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) fields.add(field);
            }
        }
        return fields;
    }

    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("io.yanhuo.") && !type.isHidden() && !type.isEnum();
    }

    private static @Nullable Object of(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
