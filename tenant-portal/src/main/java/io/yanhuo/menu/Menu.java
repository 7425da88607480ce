package io.yanhuo.menu;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
        // What a transaction sees of its own changes is not for others to remember.
        return changing() ? reader.refresh(null).view() : memory.view(reader::refresh);
    }

    /**
     * Checks choices against the menu of this moment and puts the server's prices to them, in the
     * same order; three statements.
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

    private static boolean changing() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
