package io.yanhuo.tenancy;

import jakarta.persistence.Timeout;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.lock.internal.MySQLLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;

/** MySQL as MariaDB understands it too: MariaDB knows no {@code FOR UPDATE OF}. */
public class BothServersDialect extends MySQLDialect {
    private static final DatabaseVersion MYSQL_8 = DatabaseVersion.make(8);
    private static final LockingSupport WHOLE_ROWS = new WholeRows();

    public BothServersDialect() {
        super(MYSQL_8);
    }

    @Override
    public LockingSupport getLockingSupport() {
        return WHOLE_ROWS;
    }

    @Override
    public String getForUpdateString(String aliases) {
        return getForUpdateString();
    }

    @Override
    public String getWriteLockString(String aliases, Timeout timeout) {
        return getWriteLockString(timeout);
    }

    @Override
    protected boolean supportsAliasLocks() {
        return false;
    }

    private static final class WholeRows extends MySQLLockingSupport {
        WholeRows() {
            super(MYSQL_8);
        }

        @Override
        public RowLockStrategy getWriteRowLockStrategy() {
            return RowLockStrategy.NONE;
        }
    }
}
