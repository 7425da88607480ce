package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One spec of a dish with its own price and stock. */
@Entity
class Sku {
    @Id
    @Column(name = "sku_id", columnDefinition = "char(20)")
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "dish_id", columnDefinition = "char(20)")
    private Dish dish;

    @Column(updatable = false, columnDefinition = "char(10)")
    private String code;

    private String spec;
    private Money price;

    /** Only {@link Stock} writes it, by statements that judge and change at once. */
    @Column(insertable = false, updatable = false)
    private @Nullable Integer stock;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant soldOutUntil;

    private boolean removed;
    private int position;

    protected Sku() {}

    Sku(Dish dish) {
        this.id = RandomId.ofLength(20);
        this.code = RandomId.ofLength(10).toUpperCase(Locale.ROOT);
        this.dish = dish;
        this.spec = "";
        this.price = Money.ZERO;
    }

    void become(String newSpec, Money newPrice, int at) {
        spec = newSpec;
        price = newPrice;
        position = at;
    }

    void remove() {
        removed = true;
    }

    String id() {
        return id;
    }

    Dish dish() {
        return dish;
    }

    String code() {
        return code;
    }

    String spec() {
        return spec;
    }

    Money price() {
        return price;
    }

    boolean removed() {
        return removed;
    }

    StockState stock() {
        return new StockState(stock, soldOutUntil);
    }
}
