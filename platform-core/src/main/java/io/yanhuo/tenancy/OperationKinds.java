package io.yanhuo.tenancy;

import io.yanhuo.migrations.Campaigns;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of operations that this node knows. */
@Component
class OperationKinds {
    private final ObjectProvider<OperationKind> kinds;
    private final Campaigns campaigns;

    OperationKinds(ObjectProvider<OperationKind> kinds, Campaigns campaigns) {
        this.kinds = kinds;
        this.campaigns = campaigns;
    }

    OperationKind get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no kind of operation: " + name));
    }

    /** Empty for one that only nodes of another release know. */
    Optional<OperationKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Those that this node may take up now: not what an older one has to be able to serve. */
    List<OperationKind> takenUp() {
        boolean older = !campaigns.tooOld().isEmpty();
        return kinds.stream().filter(kind -> !(older && kind.bringsStructure())).toList();
    }
}
