package dev.yanhuo.wechat.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records of one kind, by their key, in the order in which they were first put here. */
public final class Shelf<T> {
    private final String name;
    private final Function<T, String> key;
    private final Store store;
    private final Map<String, T> records = Collections.synchronizedMap(new LinkedHashMap<>());

    Shelf(String name, Function<T, String> key, Store store, List<T> known) {
        this.name = name;
        this.key = key;
        this.store = store;
        known.forEach(each -> records.put(key.apply(each), each));
    }

    /** From here on it also survives the end of this process. */
    public T put(T value) {
        records.put(key.apply(value), value);
        store.append(name, key.apply(value), value);
        return value;
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    public List<T> all() {
        synchronized (records) {
            return List.copyOf(records.values());
        }
    }

    public Stream<T> where(Predicate<T> condition) {
        return all().stream().filter(condition);
    }

    void clear() {
        records.clear();
    }

    String name() {
        return name;
    }

    Map<String, T> snapshot() {
        synchronized (records) {
            return new LinkedHashMap<>(records);
        }
    }
}
