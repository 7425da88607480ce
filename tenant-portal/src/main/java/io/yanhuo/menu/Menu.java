package io.yanhuo.menu;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The menu of the restaurant of the current scope. */
@Service
public class Menu {
    private final MenuMemory memory;
    private final MenuReader reader;
    private final Pricing pricing;
    private final Dishes dishes;

    Menu(MenuMemory memory, MenuReader reader, Pricing pricing, Dishes dishes) {
        this.memory = memory;
        this.reader = reader;
        this.pricing = pricing;
        this.dishes = dishes;
    }

    /** As diners see it now; kept in memory for each version. */
    public MenuView view() {
        return memory.view(reader::refresh);
    }

    /**
     * Checks choices against the menu of this moment and puts the server's prices to them, in the
     * same order; one statement while it stays the same.
     *
     * @throws io.yanhuo.shared.Refused with a {@link MenuRefusal} if one is not on the shelf, sold
     *     out, or has too few or too many add-ons
     */
    @Transactional(readOnly = true)
    public List<PricedChoice> price(List<Choice> choices) {
        return pricing.price(choices);
    }

    /** How many dishes diners could order if the store were open. */
    @Transactional(readOnly = true)
    public int dishCount() {
        return dishes.countOnShelf();
    }

    /** How many dishes have a photo, on the shelf or not. */
    @Transactional(readOnly = true)
    public int pictureCount() {
        return dishes.countWithPicture();
    }
}
