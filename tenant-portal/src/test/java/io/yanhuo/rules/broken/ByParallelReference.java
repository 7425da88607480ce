package io.yanhuo.rules.broken;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/** Splits its work without a call that anybody sees. */
class ByParallelReference {
    Function<Collection<String>, Stream<String>> work() {
        return Collection::parallelStream;
    }
}
