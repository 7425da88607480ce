package io.yanhuo.tenancy;

import java.util.function.Supplier;

/** For pictures of nobody in particular. */
final class EndlessRoom implements StorageRoom {
    @Override
    public <T> T with(long bytes, Supplier<T> store) {
        return store.get();
    }

    @Override
    public void freed(long bytes) {}

    @Override
    public long most() {
        return Long.MAX_VALUE;
    }
}
