package io.yanhuo.markers;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.TestDatabase;
import io.yanhuo.tenancy.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A practice copy is its owner's as the real restaurant is, and its dishes have the same ids. */
final class Kinship {
    private static final String COPY_OF =
            "SELECT 1 FROM platform.tenant WHERE (tenant_id = ? AND practice_of = ?)"
                    + " OR (practice_of = ? AND tenant_id = ?)";

    private static final Set<Set<TenantId>> KNOWN = ConcurrentHashMap.newKeySet();

    /** Of tests that have a server of their own. */
    private static final List<DatabaseServer> OTHERS = new CopyOnWriteArrayList<>();

    private Kinship() {}

    static void alsoOn(DatabaseServer server) {
        OTHERS.add(server);
    }

    /** Whether one is the practice copy of the other; asked only when something looks wrong. */
    static boolean between(TenantId one, TenantId other) {
        if (one.equals(other) || KNOWN.contains(Set.of(one, other))) return true;
        boolean kin =
                asked(TestDatabase.shared(), one, other)
                        || OTHERS.stream().anyMatch(server -> asked(server, one, other));
        if (kin) KNOWN.add(Set.of(one, other));
        return kin;
    }

    private static boolean asked(DatabaseServer server, TenantId one, TenantId other) {
        try (var connection = server.administrator();
                var statement = connection.prepareStatement(COPY_OF)) {
            var ids = new long[] {one.value(), other.value(), one.value(), other.value()};
            for (int i = 0; i < ids.length; i++) statement.setLong(i + 1, ids[i]);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException _) {
            return false; // There is no platform schema (any more), so there are no copies.
        }
    }
}
