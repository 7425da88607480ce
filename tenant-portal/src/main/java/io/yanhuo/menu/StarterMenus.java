package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Menus to begin with, one for each kind of cuisine. */
@Service
public class StarterMenus {
    private static final List<String> CUISINES = List.of("roast", "noodle", "hotpot", "tea");

    private final Dishes dishes;
    private final DishEditing dishEditing;
    private final CategoryEditing categoryEditing;
    private final Stations stations;
    private final MenuEdition edition;
    private final Allowances allowances;
    private final JsonMapper json;

    StarterMenus(
            Dishes dishes,
            DishEditing dishEditing,
            CategoryEditing categoryEditing,
            Stations stations,
            MenuEdition edition,
            Allowances allowances,
            JsonMapper json) {
        this.dishes = dishes;
        this.dishEditing = dishEditing;
        this.categoryEditing = categoryEditing;
        this.stations = stations;
        this.edition = edition;
        this.allowances = allowances;
        this.json = json;
    }

    /** Codes such as {@code roast}; their names are the texts {@code menu.cuisine.<code>}. */
    public List<String> cuisines() {
        return CUISINES;
    }

    /** Fills the empty menu of the current scope; does nothing if there is a dish already. */
    @Transactional
    public void fill(String cuisine) {
        var menu = read(cuisine);
        // The one row that every change writes: whoever fills at the same time waits here.
        edition.turn();
        if (dishes.count() > 0) return;
        var stationIds = stationIds(menu.stations());
        var drafts = new ArrayList<DishDraft>();
        for (var category : menu.categories()) {
            var id = categoryEditing.add(category.name(), null);
            category.dishes().forEach(dish -> drafts.add(dish.draft(id, stationIds)));
        }
        dishEditing.begin(drafts);
    }

    /** How many dishes of the starter menu are still there. */
    @Transactional(readOnly = true)
    public int left() {
        return dishes.countFromStarter();
    }

    /** Takes all of them away in one go, for those who begin with their own. */
    @Transactional
    public void clear() {
        var left = dishes.fromStarter();
        left.forEach(Dish::remove);
        allowances.giveBack(Metric.DISHES, left.size());
        edition.turn();
    }

    private Map<String, String> stationIds(List<String> names) {
        var ids = new HashMap<String, String>();
        stations.all().forEach(station -> ids.put(station.name(), station.id()));
        names.forEach(name -> ids.computeIfAbsent(name, stations::add));
        return ids;
    }

    private StarterMenu read(String cuisine) {
        if (!CUISINES.contains(cuisine)) throw new IllegalArgumentException("no menu: " + cuisine);
        try (var file = StarterMenus.class.getResourceAsStream("starter/" + cuisine + ".json")) {
            if (file == null) throw new IllegalStateException("not packed: " + cuisine);
            return json.readValue(file, StarterMenu.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record StarterMenu(List<String> stations, List<StarterCategory> categories) {}

    record StarterCategory(String name, List<StarterDish> dishes) {}

    record StarterDish(
            String name,
            String station,
            String packaging,
            String description,
            String ingredients,
            List<StarterSku> skus,
            List<StarterGroup> groups) {
        DishDraft draft(String categoryId, Map<String, String> stationIds) {
            var stationId = stationIds.get(station);
            if (stationId == null) throw new IllegalStateException(name + " is made nowhere");
            return new DishDraft(
                    name,
                    categoryId,
                    stationId,
                    description,
                    ingredients,
                    null,
                    Money.ofYuan(packaging),
                    true,
                    skus.stream().map(StarterSku::draft).toList(),
                    groups.stream().map(StarterGroup::draft).toList());
        }
    }

    record StarterSku(String spec, String price) {
        DishDraft.Sku draft() {
            return new DishDraft.Sku(spec, Money.ofYuan(price));
        }
    }

    record StarterGroup(String name, int min, int max, List<StarterAddOn> addOns) {
        DishDraft.Group draft() {
            return new DishDraft.Group(
                    null, name, min, max, addOns.stream().map(StarterAddOn::draft).toList());
        }
    }

    record StarterAddOn(String name, String price) {
        DishDraft.AddOn draft() {
            return new DishDraft.AddOn(null, name, Money.ofYuan(price));
        }
    }
}
