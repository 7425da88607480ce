package io.yanhuo.menu;

import java.util.Map;
import org.springframework.stereotype.Service;

/** How many of each SKU are left. Joins the caller's transaction; take it last. */
@Service
public class Stock {
    /**
     * Takes all or nothing, each by one conditional UPDATE, in the order of the ids. SKUs that are
     * not counted are passed over.
     *
     * @param quantities by SKU id
     * @throws io.yanhuo.shared.Refused with {@link MenuRefusal.SoldOut}
     */
    public void take(Map<String, Integer> quantities) {
        throw new UnsupportedOperationException();
    }

    /** Puts back what an order took and does not need. */
    public void giveBack(Map<String, Integer> quantities) {
        throw new UnsupportedOperationException();
    }
}
