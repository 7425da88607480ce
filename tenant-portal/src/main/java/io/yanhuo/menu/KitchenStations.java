package io.yanhuo.menu;

import io.yanhuo.shared.Few;
import io.yanhuo.shared.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface KitchenStations extends Repository<KitchenStation, String> {
    KitchenStation save(KitchenStation station);

    Optional<KitchenStation> findById(String id);

    void delete(KitchenStation station);

    @Query("SELECT s FROM KitchenStation s ORDER BY s.position, s.id")
    @Few("Stations.MOST")
    List<KitchenStation> all();

    default KitchenStation get(String id) {
        return findById(id).orElseThrow(() -> new Refused(new MenuRefusal.Gone()));
    }
}
