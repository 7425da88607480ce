package io.yanhuo.ordering;

import io.yanhuo.menu.Openings;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the menu say of a dish that it is sold out until the store opens again. */
@Component
class NextOpening implements Openings {
    private final Store store;
    private final BusinessDays days;

    NextOpening(Store store, BusinessDays days) {
        this.store = store;
        this.days = days;
    }

    @Override
    public Optional<Instant> next() {
        return store.settings()
                .opening()
                .hours()
                .nextOpening(days.now())
                .map(opening -> opening.atZone(days.zone()).toInstant());
    }
}
