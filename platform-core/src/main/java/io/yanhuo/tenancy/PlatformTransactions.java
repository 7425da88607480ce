package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.io.Serial;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/** Whoever is to wait for a connection is told so, and not that no transaction could be begun. */
final class PlatformTransactions extends JdbcTransactionManager {
    @Serial private static final long serialVersionUID = 1L;

    PlatformTransactions(DataSource platform) {
        super(platform);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException e) {
            if (e.getCause() instanceof Refused refused) throw refused;
            throw e;
        }
    }
}
