package io.yanhuo.menu;

import io.yanhuo.shared.RandomId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** What may be added to a dish (加料) or must be chosen for it (做法). */
@Entity
class AddOnGroup {
    @Id
    @Column(name = "group_id", columnDefinition = "char(20)")
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "dish_id", columnDefinition = "char(20)")
    private Dish dish;

    private String name;

    @Column(name = "min_choices")
    private int min;

    @Column(name = "max_choices")
    private int max;

    private int position;

    @OneToMany(mappedBy = "group", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    @Fetch(FetchMode.SUBSELECT)
    private List<AddOn> addOns = new ArrayList<>();

    protected AddOnGroup() {}

    AddOnGroup(Dish dish) {
        this.id = RandomId.ofLength(20);
        this.dish = dish;
        this.name = "";
    }

    void become(DishDraft.Group draft, int at) {
        name = draft.name();
        min = draft.min();
        max = draft.max();
        position = at;
        var kept = new ArrayList<AddOn>();
        for (int i = 0; i < draft.addOns().size(); i++) {
            var wanted = draft.addOns().get(i);
            var addOn = Dish.known(addOns, AddOn::id, wanted.id());
            if (addOn == null) addOns.add(addOn = new AddOn(this));
            addOn.become(wanted.name(), wanted.price(), i);
            kept.add(addOn);
        }
        addOns.removeIf(addOn -> !kept.contains(addOn));
    }

    String id() {
        return id;
    }

    Dish dish() {
        return dish;
    }

    String name() {
        return name;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    List<AddOn> addOns() {
        return List.copyOf(addOns);
    }
}
