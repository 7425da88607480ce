package io.yanhuo.markers;

import dev.yanhuo.database.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A practice copy is its owner's as the real restaurant is, and its dishes have the same ids. */
final class Kinship {
    private static final String COPY_OF =
            "SELECT 1 FROM platform.tenant c JOIN platform.tenant r ON r.tenant_id = c.practice_of"
                    + " WHERE (c.public_id = ? AND r.public_id = ?)"
                    + " OR (r.public_id = ? AND c.public_id = ?)";

    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Kinship() {}

    /** Whether one is the practice copy of the other; asked only when something looks wrong. */
    static boolean between(String one, String other) {
        return KNOWN.computeIfAbsent(one + " " + other, _ -> asked(one, other));
    }

    private static boolean asked(String one, String other) {
        try (var connection = TestDatabase.shared().administrator();
                var statement = connection.prepareStatement(COPY_OF)) {
            var ids = new String[] {one, other, one, other};
            for (int i = 0; i < ids.length; i++) statement.setString(i + 1, ids[i]);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException _) {
            return false; // There is no platform schema, so there are no copies.
        }
    }
}
