package io.yanhuo.subscriptions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The bills of all restaurants, for those who keep the platform's accounts. */
@Service
public class BillBook {
    private final BillRows rows;

    BillBook(BillRows rows) {
        this.rows = rows;
    }

    /**
     * The newest first.
     *
     * @param state null for every state
     * @param before only those with a smaller number; null to begin with the newest
     */
    public List<Bill> latest(Bill.@Nullable State state, @Nullable Long before, int limit) {
        return rows.ofAll(state, before, limit);
    }
}
