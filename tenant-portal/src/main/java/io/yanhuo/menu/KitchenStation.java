package io.yanhuo.menu;

import io.yanhuo.shared.RandomId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A {@link Station} as it is kept. */
@Entity
@Table(name = "station")
class KitchenStation {
    @Id
    @Column(name = "station_id", columnDefinition = "char(20)")
    private String id;

    private String name;
    private int position;
    @Version private @Nullable Long version;

    protected KitchenStation() {}

    KitchenStation(String name, int position) {
        this.id = RandomId.ofLength(20);
        this.name = name;
        this.position = position;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    int position() {
        return position;
    }

    void rename(String to) {
        name = to;
    }

    Station station() {
        return new Station(id, name);
    }
}
