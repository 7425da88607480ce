package io.yanhuo.menu;

import java.util.List;
import org.springframework.stereotype.Service;

/** Menus to begin with, one for each kind of cuisine. */
@Service
public class StarterMenus {
    /** Codes such as {@code roast}; their names are the texts {@code menu.cuisine.<code>}. */
    public List<String> cuisines() {
        throw new UnsupportedOperationException();
    }

    /** Fills the empty menu of the current scope; does nothing if there is a dish already. */
    public void fill(String cuisine) {
        throw new UnsupportedOperationException();
    }
}
