package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaVersion;
import java.util.List;

/**
 * The operations that a node looks for: of kinds that it knows, and not those of which the
 * structure is another release's.
 *
 * @param ours the structure that this node brings
 * @param besideOlder whether nodes are running that could not serve it
 */
record SoughtWork(List<OperationKind> kinds, SchemaVersion ours, boolean besideOlder) {
    SoughtWork awaited(boolean wanted) {
        var some = kinds.stream().filter(kind -> kind.awaited() == wanted).toList();
        return new SoughtWork(some, ours, besideOlder);
    }

    List<String> names() {
        return kinds.stream().map(OperationKind::name).toList();
    }

    List<String> bringingStructure() {
        return kinds.stream()
                .filter(OperationKind::bringsStructure)
                .map(OperationKind::name)
                .toList();
    }
}
