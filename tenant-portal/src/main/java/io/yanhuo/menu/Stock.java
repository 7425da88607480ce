package io.yanhuo.menu;

import io.yanhuo.menu.StockBook.Reason;
import io.yanhuo.shared.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many of each SKU are left. Joins the caller's transaction; take it last. */
@Service
@Transactional
public class Stock {
    private final StockBook book;
    private final MenuEdition edition;

    Stock(StockBook book, MenuEdition edition) {
        this.book = book;
        this.edition = edition;
    }

    /**
     * Takes all or nothing, by one conditional UPDATE. It is the last statement, so that rows which
     * everybody wants are locked for no longer than it takes to commit.
     *
     * @param quantities by id of an SKU that was counted when it was looked at
     * @throws io.yanhuo.shared.Refused with {@link MenuRefusal.TakenMeanwhile}: what is left has to
     *     be looked at again, in another transaction
     */
    public void take(Map<String, Integer> quantities) {
        if (quantities.isEmpty()) return;
        var taken = new TreeMap<String, Integer>();
        quantities.forEach((sku, quantity) -> taken.put(sku, -positive(quantity)));
        enter(taken, Reason.SALE);
        if (!book.sell(new TreeMap<>(quantities))) {
            throw new Refused(new MenuRefusal.TakenMeanwhile());
        }
    }

    /** Puts back what an order took and does not need. */
    public void giveBack(Map<String, Integer> quantities) {
        var returned = new TreeMap<String, Integer>();
        for (var back : new TreeMap<>(quantities).entrySet()) {
            int quantity = positive(back.getValue());
            if (book.move(back.getKey(), quantity)) returned.put(back.getKey(), quantity);
        }
        enter(returned, Reason.RELEASE);
    }

    /**
     * Corrects a count by what has come or gone, so that a sale in between is not lost.
     *
     * @param delta may be negative
     * @throws io.yanhuo.shared.Refused with {@link MenuRefusal.OnlyFewLeft} if there is not so much
     */
    public void adjust(String skuId, int delta) {
        if (!book.move(skuId, delta)) throw tooFew(skuId);
        enter(Map.of(skuId, delta), Reason.ADJUSTMENT);
    }

    /** So many were spoilt or given away. */
    public void waste(String skuId, int quantity) {
        if (!book.move(skuId, -positive(quantity))) throw tooFew(skuId);
        enter(Map.of(skuId, -quantity), Reason.WASTE);
    }

    /**
     * Begins to count, says how many there are now, or ends counting.
     *
     * @param count null if it is not to be counted
     */
    public void count(String skuId, @Nullable Integer count) {
        if (count != null && count < 0) throw new IllegalArgumentException("below zero: " + count);
        int delta = book.set(skuId, count);
        if (delta != 0) enter(Map.of(skuId, delta), Reason.ADJUSTMENT);
        edition.stockMoved();
    }

    /**
     * Somebody saw one figure and wrote another over it. Only the difference is booked, so that
     * what was sold since then stays sold.
     *
     * @param seen null if it was not counted
     * @param count null if it is not to be counted
     */
    public void recount(String skuId, @Nullable Integer seen, @Nullable Integer count) {
        if (Objects.equals(seen, count)) return;
        if (seen == null || count == null) count(skuId, count);
        else adjust(skuId, count - seen);
    }

    private void enter(Map<String, Integer> deltas, Reason reason) {
        if (deltas.isEmpty()) return;
        book.enter(deltas, reason);
        edition.stockMoved();
    }

    private Refused tooFew(String skuId) {
        var item = book.shelf(Set.of(skuId)).get(skuId);
        if (item == null || item.stock().left() == null) {
            return new Refused(new MenuRefusal.Gone());
        }
        return new Refused(new MenuRefusal.OnlyFewLeft(item.dish(), item.stock().left()));
    }

    private static int positive(int quantity) {
        if (quantity < 1) throw new IllegalArgumentException("not a quantity: " + quantity);
        return quantity;
    }
}
