package io.yanhuo.menu.web;

import io.yanhuo.menu.web.DishForm.AddOnRow;
import io.yanhuo.menu.web.DishForm.GroupRow;
import io.yanhuo.menu.web.DishForm.SkuRow;
import io.yanhuo.shared.Money;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.springframework.validation.Errors;

/** Says at each field of the form what is wrong with it, and how it is right. */
final class DishFormCheck {
    private static final Pattern PRICE = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,2}");
    private static final int NAME = 40;
    private static final int SHORT = 20;
    private static final int DESCRIPTION = 300;
    private static final int INGREDIENTS = 200;

    private final DishForm form;
    private final Errors errors;

    private DishFormCheck(DishForm form, Errors errors) {
        this.form = form;
        this.errors = errors;
    }

    static void check(DishForm form, Errors errors) {
        var check = new DishFormCheck(form, errors);
        check.dish();
        for (int i = 0; i < form.skus().size(); i++) check.sku("skus[" + i + "].", i);
        check.specsOnce();
        for (int i = 0; i < form.groups().size(); i++) {
            check.group("groups[" + i + "].", form.groups().get(i));
        }
    }

    private void dish() {
        required("name", form.name(), NAME, "menu.form.name");
        tooLong("description", form.description(), DESCRIPTION);
        tooLong("ingredients", form.ingredients(), INGREDIENTS);
        if (form.onShelf() && form.ingredients().isEmpty()) {
            reject("ingredients", "menu.form.ingredients");
        }
        if (form.categoryId().isEmpty()) reject("categoryId", "menu.form.category");
        if (form.stationId().isEmpty()) reject("stationId", "menu.form.station");
        price("packaging", form.packaging());
    }

    private void sku(String path, int index) {
        SkuRow sku = form.skus().get(index);
        price(path + "price", sku.price());
        tooLong(path + "spec", sku.spec(), SHORT);
        if (form.skus().size() > 1 && sku.spec().isEmpty()) reject(path + "spec", "menu.form.spec");
        if (!new StockField(sku.stock(), sku.seen()).readable()) {
            reject(path + "stock", "menu.form.stock", StockField.MOST);
        }
    }

    private void specsOnce() {
        var seen = new HashSet<String>();
        for (int i = 0; i < form.skus().size(); i++) {
            var spec = form.skus().get(i).spec();
            if (!spec.isEmpty() && !seen.add(spec)) {
                reject("skus[" + i + "].spec", "menu.form.spec-twice", spec);
            }
        }
    }

    private void group(String path, GroupRow group) {
        required(path + "name", group.name(), SHORT, "menu.form.group");
        var addOns = group.addOns();
        if (group.filled().isEmpty()) reject(path + "name", "menu.form.no-add-ons");
        for (int i = 0; i < addOns.size(); i++) {
            if (!addOns.get(i).blank()) addOn(path + "addOns[" + i + "].", addOns.get(i));
        }
        if (!COUNT.matcher(group.min()).matches()) reject(path + "min", "menu.form.count");
        else if (!COUNT.matcher(group.max()).matches()) reject(path + "max", "menu.form.count");
        else range(path, Integer.parseInt(group.min()), Integer.parseInt(group.max()));
    }

    private void range(String path, int min, int max) {
        if (max < 1) reject(path + "max", "menu.form.max-zero");
        else if (min > max) reject(path + "max", "menu.form.max-below-min");
    }

    private void addOn(String path, AddOnRow addOn) {
        required(path + "name", addOn.name(), SHORT, "menu.form.add-on");
        price(path + "price", addOn.price());
    }

    private void required(String field, String value, int most, String code) {
        if (value.isEmpty()) reject(field, code);
        tooLong(field, value, most);
    }

    private void tooLong(String field, String value, int most) {
        if (value.length() > most) reject(field, "menu.form.too-long", most, value.length());
    }

    private void price(String field, String value) {
        if (!PRICE.matcher(value).matches()) reject(field, "menu.form.price");
        else if (Money.ofYuan(value).fen() < 0) reject(field, "menu.form.price");
    }

    private void reject(String field, String code, Object... arguments) {
        errors.rejectValue(field, code, arguments, code);
    }
}
