package io.yanhuo.menu.web;

import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.Stations;
import io.yanhuo.tenancy.LimitRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** The form of a dish with everything that can be chosen in it. */
@Component
class DishPage {
    static final String FORM = "form";
    private static final String INDENT = "　";

    private final CategoryEditing categories;
    private final Stations stations;
    private final MessageSource texts;

    DishPage(CategoryEditing categories, Stations stations, MessageSource texts) {
        this.categories = categories;
        this.stations = stations;
        this.texts = texts;
    }

    record Option(String value, String text) {}

    /**
     * @param id null for a new dish
     */
    ModelAndView show(DishForm form, @Nullable String id) {
        return new ModelAndView("menu/web/dish")
                .addObject(FORM, form)
                .addObject("id", id)
                .addObject("wrongs", Map.of())
                .addObject("blankSku", DishForm.SkuRow.BLANK)
                .addObject("blankGroup", DishForm.GroupRow.BLANK)
                .addObject("blankAddOn", DishForm.AddOnRow.BLANK)
                .addObject("categories", categoryOptions())
                .addObject("stations", stationOptions());
    }

    /** With what was typed, and at each field what is wrong with it. */
    ModelAndView refuse(DishForm form, @Nullable String id, BindingResult errors) {
        var wrongs = new HashMap<String, String>();
        for (var error : errors.getFieldErrors()) {
            wrongs.putIfAbsent(
                    error.getField(), texts.getMessage(error, LocaleContextHolder.getLocale()));
        }
        var page = show(form, id).addAllObjects(errors.getModel()).addObject("wrongs", wrongs);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** There is no place for one more: what was typed is kept. */
    ModelAndView full(DishForm form, LimitRefusal full) {
        var page = show(form, null).addObject("full", full);
        page.setStatus(full.status());
        return page;
    }

    /** Somebody else was faster: what was typed is kept, and both ways out are offered. */
    ModelAndView conflict(DishForm form, String id) {
        var page = show(form, id).addObject("conflict", true);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    String firstStation() {
        return stations.all().stream().map(station -> station.id()).findFirst().orElse("");
    }

    private List<Option> categoryOptions() {
        return categories.all().stream()
                .map(c -> new Option(c.id(), INDENT.repeat(c.level() - 1) + c.name()))
                .toList();
    }

    private List<Option> stationOptions() {
        return stations.all().stream().map(s -> new Option(s.id(), s.name())).toList();
    }
}
