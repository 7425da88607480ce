package io.yanhuo.menu;

import java.util.List;
import org.springframework.stereotype.Service;

/** The menu of the restaurant of the current scope. */
@Service
public class Menu {
    /** As diners see it now; kept in memory for each version. */
    public MenuView view() {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks choices against the menu of this moment and puts the server's prices to them, in the
     * same order; a constant number of statements.
     *
     * @throws io.yanhuo.shared.Refused with a {@link MenuRefusal} if one is not on the shelf, sold
     *     out, or has too few or too many add-ons
     */
    public List<PricedChoice> price(List<Choice> choices) {
        throw new UnsupportedOperationException();
    }
}
