package io.yanhuo.tenancy;

import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.Release;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of operations that this node knows. */
@Component
class OperationKinds {
    private final ObjectProvider<OperationKind> kinds;
    private final Campaigns campaigns;
    private final Release release;

    OperationKinds(ObjectProvider<OperationKind> kinds, Campaigns campaigns, Release release) {
        this.kinds = kinds;
        this.campaigns = campaigns;
        this.release = release;
    }

    OperationKind get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no kind of operation: " + name));
    }

    /** Empty for one that only nodes of another release know. */
    Optional<OperationKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** What this node may take up now: not what an older one has to be able to serve. */
    SoughtWork takenUp() {
        boolean besideOlder = !campaigns.tooOld().isEmpty();
        return new SoughtWork(kinds.stream().toList(), release.version(), besideOlder);
    }
}
