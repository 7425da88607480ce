package io.yanhuo.tenancy;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of operations that this node knows. */
@Component
class OperationKinds {
    private final ObjectProvider<OperationKind> kinds;

    OperationKinds(ObjectProvider<OperationKind> kinds) {
        this.kinds = kinds;
    }

    OperationKind get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no kind of operation: " + name));
    }

    /** Empty for one that only nodes of another release know. */
    Optional<OperationKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    List<OperationKind> all() {
        return kinds.stream().toList();
    }
}
