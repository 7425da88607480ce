package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * For which restaurant the current piece of work is done; bound for exactly as long as the work
 * lasts, and never changed in between.
 *
 * @param publicId the restaurant's id in addresses, twelve random characters
 * @param cluster the database server on which it lives
 * @param epoch grows with every change of place or state, so that stale copies are noticed
 */
public record TenantScope(
        TenantId tenant, String publicId, String cluster, SchemaName schema, long epoch) {
    private static final ScopedValue<TenantScope> CURRENT = ScopedValue.newInstance();

    /**
     * @throws NoTenantScope if the work belongs to no restaurant
     */
    public static TenantScope current() {
        if (!CURRENT.isBound()) throw new NoTenantScope();
        return CURRENT.get();
    }

    public static boolean bound() {
        return CURRENT.isBound();
    }

    /** Does the work for this restaurant. */
    public void run(Runnable work) {
        refuseSwitchInTransaction();
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Does the work for this restaurant and returns its result. */
    public <T extends @org.jspecify.annotations.Nullable Object> T get(Supplier<T> work) {
        return this.<T, RuntimeException>call(work::get);
    }

    /** The same for work that may fail with a checked exception. */
    public <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T call(
            ScopedValue.CallableOp<T, X> work) throws X {
        refuseSwitchInTransaction();
        return ScopedValue.where(CURRENT, this).<T, X>call(work);
    }

    /** An open transaction would silently go on in the schema it began in. */
    private void refuseSwitchInTransaction() {
        boolean same = CURRENT.isBound() && CURRENT.get().equals(this);
        if (!same && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction belongs to the tenant it began with");
        }
    }
}
