package io.yanhuo.ordering;

import io.yanhuo.tenancy.Counted;
import io.yanhuo.tenancy.Metric;
import org.springframework.stereotype.Component;

/** How many stores the restaurant of the current scope has. */
@Component
class CountedStores implements Counted {
    private final StoreRows rows;

    CountedStores(StoreRows rows) {
        this.rows = rows;
    }

    @Override
    public Metric metric() {
        return Metric.STORES;
    }

    @Override
    public long count() {
        return rows.count();
    }
}
