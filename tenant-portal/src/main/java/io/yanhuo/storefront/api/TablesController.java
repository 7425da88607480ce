package io.yanhuo.storefront.api;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.Store;
import io.yanhuo.shared.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which table carries a code. */
@ApiController
@Allow(Who.ANYONE)
class TablesController {
    private final Store store;

    TablesController(Store store) {
        this.store = store;
    }

    record Table(String code, String name) {}

    @GetMapping("/tables/{code}")
    Table find(@PathVariable String code) {
        return store.table(code)
                .map(name -> new Table(code, name))
                .orElseThrow(() -> new Refused(new ApiRefusal.NoSuchTable()));
    }
}
