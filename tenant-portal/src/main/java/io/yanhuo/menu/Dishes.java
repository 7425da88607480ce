package io.yanhuo.menu;

import io.yanhuo.shared.Few;
import io.yanhuo.shared.Refused;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Dishes extends Repository<Dish, String> {
    Dish save(Dish dish);

    /** Whoever comes second waits, and then sees what the first has changed. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT d FROM Dish d WHERE d.id = :id AND d.removed = FALSE")
    Optional<Dish> findToChange(String id);

    @Query("SELECT d FROM Dish d WHERE d.id = :id AND d.removed = FALSE")
    Optional<Dish> findById(String id);

    @Query("SELECT d FROM Dish d WHERE d.removed = FALSE ORDER BY d.position, d.id")
    @Few("DishEditing.MOST")
    List<Dish> all();

    @Query(
            """
            SELECT d FROM Dish d WHERE d.onShelf = TRUE AND d.removed = FALSE
             ORDER BY d.position, d.id
            """)
    @Few("DishEditing.MOST")
    List<Dish> onShelf();

    @Query(
            """
            SELECT d FROM Dish d WHERE d.categoryId = :category AND d.removed = FALSE
             ORDER BY d.position, d.id
            """)
    @Few("DishEditing.MOST")
    List<Dish> inCategory(String category);

    @Query("SELECT d FROM Dish d WHERE d.starter = TRUE AND d.removed = FALSE")
    @Few("DishEditing.MOST")
    List<Dish> fromStarter();

    @Query("SELECT COUNT(d) FROM Dish d WHERE d.starter = TRUE AND d.removed = FALSE")
    int countFromStarter();

    @Query("SELECT s FROM Sku s JOIN FETCH s.dish WHERE s.id IN :ids AND s.removed = FALSE")
    @Few("of a basket")
    List<Sku> skus(Collection<String> ids);

    @Query("SELECT COUNT(d) FROM Dish d WHERE d.onShelf = TRUE AND d.removed = FALSE")
    int countOnShelf();

    @Query("SELECT DISTINCT d.picture FROM Dish d WHERE d.picture IS NOT NULL")
    @Few("DishEditing.MOST, and those that were removed")
    Set<String> pictures();

    @Query("SELECT COUNT(d) FROM Dish d WHERE d.picture IS NOT NULL AND d.removed = FALSE")
    int countWithPicture();

    @Query("SELECT COUNT(d) FROM Dish d WHERE d.removed = FALSE")
    int count();

    @Query("SELECT COUNT(d) FROM Dish d WHERE d.categoryId = :category AND d.removed = FALSE")
    int countInCategory(String category);

    @Query("SELECT COUNT(d) FROM Dish d WHERE d.stationId = :station AND d.removed = FALSE")
    int countAtStation(String station);

    default Dish get(String id) {
        return findById(id).orElseThrow(() -> new Refused(new MenuRefusal.Gone()));
    }

    default Dish getToChange(String id) {
        return findToChange(id).orElseThrow(() -> new Refused(new MenuRefusal.Gone()));
    }
}
