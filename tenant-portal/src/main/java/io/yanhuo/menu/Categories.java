package io.yanhuo.menu;

import io.yanhuo.shared.Few;
import io.yanhuo.shared.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Categories extends Repository<Category, String> {
    Category save(Category category);

    Optional<Category> findById(String id);

    void delete(Category category);

    @Query("SELECT c FROM Category c ORDER BY c.position, c.id")
    @Few("CategoryEditing.MOST")
    List<Category> all();

    default Category get(String id) {
        return findById(id).orElseThrow(() -> new Refused(new MenuRefusal.Gone()));
    }
}
