package io.yanhuo.menu;

import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Metric;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owner and managers do with dishes. */
@Service
@Transactional
public class DishEditing {
    /** Sold out until somebody says otherwise. */
    public static final Instant UNTIL_FURTHER_NOTICE = Instant.parse("9999-12-31T00:00:00Z");

    static final int MOST = 2_000;

    private final Dishes dishes;
    private final Categories categories;
    private final KitchenStations stations;
    private final Stock stock;
    private final StockBook book;
    private final MenuEdition edition;
    private final Allowances allowances;
    private final EntityManager entities;

    DishEditing(
            Dishes dishes,
            Categories categories,
            KitchenStations stations,
            Stock stock,
            StockBook book,
            MenuEdition edition,
            Allowances allowances,
            EntityManager entities) {
        this.dishes = dishes;
        this.categories = categories;
        this.stations = stations;
        this.stock = stock;
        this.book = book;
        this.edition = edition;
        this.allowances = allowances;
        this.entities = entities;
    }

    /**
     * Puts it last in its category; returns its id.
     *
     * @throws io.yanhuo.shared.Refused if the restaurant's plan has no place for one more
     */
    public String create(DishDraft draft) {
        refuseNowhere(draft);
        TooMany.refuse(dishes.count(), MOST);
        allowances.take(Metric.DISHES, 1);
        var neighbours = dishes.inCategory(draft.categoryId());
        int last = neighbours.stream().mapToInt(Dish::position).max().orElse(-1);
        var dish = dishes.save(new Dish(draft, last + 1, false));
        edition.turn();
        count(dish, draft);
        return dish.id();
    }

    /**
     * Those that an empty menu begins with, in categories and at stations that are there. What is
     * asked and written for one dish is asked and written once for all.
     */
    void begin(List<DishDraft> drafts) {
        allowances.take(Metric.DISHES, drafts.size());
        var places = new HashMap<String, Integer>();
        for (var draft : drafts) {
            int place = places.merge(draft.categoryId(), 1, Integer::sum) - 1;
            dishes.save(new Dish(draft, place, true));
        }
        edition.turn();
    }

    /**
     * @param version that the editor has seen
     * @throws io.yanhuo.shared.Refused with {@link MenuRefusal.ChangedMeanwhile}
     */
    public void change(String id, long version, DishDraft draft) {
        var dish = dishes.getToChange(id);
        if (dish.version() != version) {
            throw new Refused(new MenuRefusal.ChangedMeanwhile(dish.name()));
        }
        refuseNowhere(draft);
        // Also a change of its specs and add-ons alone makes a new version of the dish.
        entities.lock(dish, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        dish.change(draft);
        edition.turn();
        count(dish, draft);
    }

    public void shelve(String id, boolean whether) {
        dishes.getToChange(id).shelve(whether);
        edition.turn();
    }

    /**
     * No order is accepted from now on (沽清), also not of a basket that was filled before.
     *
     * @param until when it can be had again by itself; null for now
     */
    public void sellOut(String id, @Nullable Instant until) {
        var skus = dishes.get(id).skus().stream().map(Sku::id).toList();
        book.close(skus, until);
        edition.stockMoved();
    }

    /** Orders that name it stay readable. */
    public void remove(String id) {
        dishes.getToChange(id).remove();
        allowances.giveBack(Metric.DISHES, 1);
        edition.turn();
    }

    /** One place up or down in its category; at the end it stays where it is. */
    public void move(String id, boolean up) {
        edition.lock();
        var dish = dishes.get(id);
        var row = dishes.inCategory(dish.categoryId());
        var moved = Order.moved(row, row.indexOf(dish), up);
        for (int i = 0; i < moved.size(); i++) moved.get(i).moveTo(i);
        edition.turn();
    }

    private void count(Dish dish, DishDraft draft) {
        var skus = dish.skus();
        for (int i = 0; i < skus.size(); i++) {
            var wanted = draft.skus().get(i);
            stock.recount(skus.get(i).id(), wanted.seen(), wanted.stock());
        }
    }

    private void refuseNowhere(DishDraft draft) {
        categories.get(draft.categoryId());
        stations.get(draft.stationId());
    }
}
