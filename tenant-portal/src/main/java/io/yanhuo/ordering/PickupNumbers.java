package io.yanhuo.ordering;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Draws 取餐号: 1, 2, 3 … for each store and business day, without gap or repeat. */
@Component
class PickupNumbers {
    private final EntityManager entities;

    PickupNumbers(EntityManager entities) {
        this.entities = entities;
    }

    /** Holds the counter until the caller's transaction ends: a rollback leaves no gap. */
    @Transactional(propagation = Propagation.MANDATORY)
    int draw(LocalDate day) {
        // One statement for the first of a day and all others; INSERT IGNORE would deadlock.
        entities.createNativeQuery(
                        """
                        INSERT INTO pickup_counter (store_id, business_day, last_number)
                        VALUES (:store, :day, 1)
                        ON DUPLICATE KEY UPDATE last_number = last_number + 1
                        """)
                .setParameter("store", StoreRow.MAIN)
                .setParameter("day", day)
                .executeUpdate();
        var last =
                entities.createNativeQuery(
                                "SELECT last_number FROM pickup_counter"
                                        + " WHERE store_id = :store AND business_day = :day",
                                Integer.class)
                        .setParameter("store", StoreRow.MAIN)
                        .setParameter("day", day)
                        .getSingleResult();
        return (Integer) last;
    }
}
