package io.yanhuo.distribution.web;

import io.yanhuo.tenancy.StoreAddress;
import org.springframework.stereotype.Component;

/** Where a share link of the current restaurant leads; the same on a page and on a poster. */
@Component
class ShareAddress {
    private final StoreAddress store;

    ShareAddress(StoreAddress store) {
        this.store = store;
    }

    String of(String code) {
        return store.url() + "/s/" + code;
    }
}
