package io.yanhuo.migrations;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The schema of the platform itself: who the tenants are, where they live, what they owe. */
public final class PlatformSchema {
    public static final String NAME = "platform";

    private final DataSource ddl;

    /**
     * @param ddl logs in as the account that may create and alter
     */
    public PlatformSchema(DataSource ddl) {
        this.ddl = ddl;
    }

    /** Brings it to the structure of this release; may be called by several processes at once. */
    public void update() {
        try (var connection = ddl.getConnection();
                var lock = new ServerLock(connection, "yanhuo-platform-schema")) {
            lock.await();
            connection.setCatalog(NAME);
            Changelog.PLATFORM.update(connection);
        } catch (SQLException e) {
            throw new SchemaFailure(NAME, e);
        }
    }
}
