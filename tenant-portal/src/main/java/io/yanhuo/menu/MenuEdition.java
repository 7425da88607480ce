package io.yanhuo.menu;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/** By which a remembered menu is seen to be the menu of this moment, in one statement. */
@Component
class MenuEdition {
    private final EntityManager entities;
    private final MenuMemory memory;

    MenuEdition(EntityManager entities, MenuMemory memory) {
        this.entities = entities;
        this.memory = memory;
    }

    /**
     * @param edition counts the changes of dishes, categories and so on
     * @param movements counts the changes of stock; its rows are spread, so that sales of different
     *     dishes do not wait for each other
     */
    record Mark(long edition, long movements) {}

    Mark read() {
        var row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        SELECT COALESCE((SELECT edition FROM menu_edition), 0),
                                               COALESCE((SELECT SUM(movements) FROM sku), 0)
                                        """)
                                .getSingleResult();
        return new Mark(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /** Part of every transaction that changes the menu, after all its other changes. */
    void turn() {
        entities.flush();
        entities.createNativeQuery(
                        """
                        INSERT INTO menu_edition VALUES (1, 1)
                            ON DUPLICATE KEY UPDATE edition = edition + 1
                        """)
                .executeUpdate();
        memory.outdateAfterCommit();
    }

    /** The same for changes of stock, which the SKUs count themselves. */
    void stockMoved() {
        memory.doubtAfterCommit();
    }

    /** The menu may not be changed by two at once where one depends on the other. */
    void lock() {
        List<?> _ =
                entities.createNativeQuery("SELECT edition FROM menu_edition FOR UPDATE")
                        .getResultList();
    }
}
