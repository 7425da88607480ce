package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** One thing that can be added to a dish, such as 卤蛋. */
@Entity
class AddOn {
    @Id
    @Column(name = "add_on_id", columnDefinition = "char(20)")
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "group_id", columnDefinition = "char(20)")
    private AddOnGroup group;

    private String name;
    private Money price;
    private int position;

    protected AddOn() {}

    AddOn(AddOnGroup group) {
        this.id = RandomId.ofLength(20);
        this.group = group;
        this.name = "";
        this.price = Money.ZERO;
    }

    void become(String newName, Money newPrice, int at) {
        name = newName;
        price = newPrice;
        position = at;
    }

    String id() {
        return id;
    }

    AddOnGroup group() {
        return group;
    }

    String name() {
        return name;
    }

    Money price() {
        return price;
    }
}
