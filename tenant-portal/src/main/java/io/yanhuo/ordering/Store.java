package io.yanhuo.ordering;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** The store of the restaurant of the current scope: hours, switches, tables. */
@Service
public class Store {
    public StoreView now() {
        throw new UnsupportedOperationException();
    }

    /** Name of the table that carries this code. */
    public Optional<String> table(String code) {
        throw new UnsupportedOperationException();
    }

    /** Opening hours, tables and rules to begin with; does nothing if they are there already. */
    public void furnish() {
        throw new UnsupportedOperationException();
    }
}
