package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.TooManyUnpaid;
import io.yanhuo.shared.Refused;
import java.sql.SQLException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How many orders of a diner may wait for their payment at once: what they hold, nobody else can
 * buy. Each holds a place of its own, which the database gives to one only. The first is free for
 * nearly everybody, so that it is tried without a look; who has it already costs one look and
 * another attempt.
 */
@Component
class UnpaidPlaces {
    static final int MOST = 5;

    /** In each attempt another order of the same diner has won a place. */
    private static final int ATTEMPTS = 2 * MOST;

    private static final String CONSTRAINT = "orders_unpaid";
    private static final String DEADLOCK = "40001";

    private final Orders orders;

    UnpaidPlaces(Orders orders) {
        this.orders = orders;
    }

    /**
     * @param placing places the order, in a transaction of its own
     * @throws Refused if all are taken
     */
    String use(String dinerId, IntFunction<String> placing) {
        int place = 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return placing.apply(place);
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !lost(e)) throw e;
                place = free(dinerId);
            }
        }
    }

    /** To another order, or both to a third that gave up: the database ends one of those two. */
    private static boolean lost(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause
                && (DEADLOCK.equals(cause.getSQLState())
                        || String.valueOf(cause.getMessage()).contains(CONSTRAINT));
    }

    private int free(String dinerId) {
        var taken = orders.unpaidPlaces(dinerId);
        return IntStream.rangeClosed(1, MOST)
                .filter(place -> !taken.contains(place))
                .findFirst()
                .orElseThrow(() -> new Refused(new TooManyUnpaid(MOST)));
    }
}
