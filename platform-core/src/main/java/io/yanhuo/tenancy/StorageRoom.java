package io.yanhuo.tenancy;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Room for pictures, as far as the restaurant's plan goes. */
interface StorageRoom {
    /** Stores so many bytes, unless that is too much. */
    <T> T with(long bytes, Supplier<T> store);

    /** So many bytes are gone. */
    void freed(long bytes);

    /** How many bytes there may be. */
    long most();

    /** Counted in the restaurant's schema. */
    @Component
    record InPlan(Allowances allowances, TransactionTemplate transaction) implements StorageRoom {
        @Override
        public <T> T with(long bytes, Supplier<T> store) {
            return java.util.Objects.requireNonNull(
                    transaction.execute(_ -> {
                        allowances.take(Metric.STORAGE, bytes);
                        return store.get();
                    }));
        }

        @Override
        public long most() {
            return allowances.most(Metric.STORAGE);
        }

        @Override
        public void freed(long bytes) {
            if (bytes == 0) return;
            transaction.executeWithoutResult(_ -> allowances.giveBack(Metric.STORAGE, bytes));
        }
    }
}
