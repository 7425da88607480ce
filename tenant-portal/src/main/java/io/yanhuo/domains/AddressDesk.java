package io.yanhuo.domains;

import io.yanhuo.access.Audit;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressBook;
import io.yanhuo.tenancy.Addresses;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the restaurant of the current scope exchanges its address on the platform for another. */
@Service
public class AddressDesk {
    private static final int PATIENCE = 20;

    private final Addresses addresses;
    private final AddressNews news;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AddressDesk(
            Addresses addresses,
            AddressNews news,
            Audit audit,
            @Qualifier("platform") PlatformTransactionManager platform) {
        this.addresses = addresses;
        this.news = news;
        this.audit = audit;
        this.transaction = new TransactionTemplate(platform);
    }

    public AddressBook book() {
        return addresses.of(current());
    }

    /**
     * From now on this is its address; the one before goes on leading to it.
     *
     * @return what has changed; empty if it was so already
     * @throws Refused if somebody else has it, or it may not be changed now
     */
    public Optional<Addresses.Change> change(Slug wanted) {
        var change = attempt(wanted);
        change.ifPresent(news::tell);
        return change;
    }

    /** Others want the same at this moment: the database may let one of them try again. */
    private Optional<Addresses.Change> attempt(Slug wanted) {
        for (int failures = 0; ; failures++) {
            try {
                return transaction.execute(_ -> recorded(wanted));
            } catch (ConcurrencyFailureException e) {
                if (failures == PATIENCE) throw e;
            }
        }
    }

    private Optional<Addresses.Change> recorded(Slug wanted) {
        var change = addresses.change(current(), wanted);
        change.ifPresent(it -> audit.record("address.change", it.from(), it.to()));
        return change;
    }

    private static TenantId current() {
        return TenantScope.current().tenant();
    }
}
