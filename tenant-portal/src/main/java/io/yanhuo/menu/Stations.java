package io.yanhuo.menu;

import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kitchen stations of the restaurant of the current scope. */
@Service
@Transactional
public class Stations {
    static final int MOST = 50;

    private final KitchenStations stations;
    private final Dishes dishes;

    Stations(KitchenStations stations, Dishes dishes) {
        this.stations = stations;
        this.dishes = dishes;
    }

    @Transactional(readOnly = true)
    public List<Station> all() {
        return stations.all().stream().map(KitchenStation::station).toList();
    }

    /** Returns the new station's id. */
    public String add(String name) {
        var all = stations.all();
        refuseTaken(all, name, "");
        TooMany.refuse(all.size(), MOST);
        int last = all.stream().mapToInt(KitchenStation::position).max().orElse(-1);
        return stations.save(new KitchenStation(name, last + 1)).id();
    }

    public void rename(String id, String name) {
        refuseTaken(stations.all(), name, id);
        stations.get(id).rename(name);
    }

    /**
     * @throws io.yanhuo.shared.Refused as long as a dish is made there
     */
    public void remove(String id) {
        var station = stations.get(id);
        if (dishes.countAtStation(id) > 0) {
            throw new Refused(new MenuRefusal.StationInUse(station.name()));
        }
        stations.delete(station);
    }

    private static void refuseTaken(List<KitchenStation> all, String name, String but) {
        boolean taken = all.stream().anyMatch(s -> s.name().equals(name) && !s.id().equals(but));
        if (taken) throw new Refused(new MenuRefusal.NameTaken(name));
    }
}
