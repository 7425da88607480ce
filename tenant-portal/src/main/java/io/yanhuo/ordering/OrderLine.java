package io.yanhuo.ordering;

import io.yanhuo.menu.PricedChoice;
import io.yanhuo.menu.PricedChoice.PricedAddOn;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A dish of an order with the names and prices of that moment, and how far the kitchen is. */
@Entity
@DynamicUpdate
@Table(name = "order_line")
class OrderLine {
    @Id private String lineId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private Order order;

    private int position;
    private String skuId;
    private String dishId;
    private String stationId;
    private String dish;
    private String spec;

    @Convert(converter = AddOnsColumn.class)
    private List<PricedAddOn> addOns;

    private int quantity;
    private Money unit;
    private Money amount;
    private Money discount;
    private Money net;
    private Money packaging;
    private @Nullable Instant startedAt;
    private @Nullable Instant readyAt;

    protected OrderLine() {}

    private OrderLine(Order order, int position, PricedChoice choice, Price.Line price) {
        this.lineId = RandomId.ofLength(20);
        this.order = order;
        this.position = position;
        this.skuId = choice.skuId();
        this.dishId = choice.dishId();
        this.stationId = choice.stationId();
        this.dish = choice.dish();
        this.spec = choice.spec();
        this.addOns = choice.addOns();
        this.quantity = choice.quantity();
        this.unit = price.unit();
        this.amount = price.amount();
        this.discount = price.discount();
        this.net = price.net();
        this.packaging = price.packaging();
    }

    static List<OrderLine> of(Order order, Assessment assessed) {
        var prices = assessed.price().lines();
        return IntStream.range(0, prices.size())
                .mapToObj(i -> new OrderLine(order, i, assessed.choices().get(i), prices.get(i)))
                .toList();
    }

    /** Starting twice changes nothing. */
    boolean start(Instant at) {
        if (startedAt != null) return false;
        this.startedAt = at;
        return true;
    }

    boolean finish(Instant at) {
        if (readyAt != null) return false;
        start(at);
        this.readyAt = at;
        return true;
    }

    /** Back on the stove: it counts as begun. */
    boolean undo() {
        if (readyAt == null) return false;
        this.readyAt = null;
        return true;
    }

    boolean started() {
        return startedAt != null;
    }

    boolean ready() {
        return readyAt != null;
    }

    String id() {
        return lineId;
    }

    int position() {
        return position;
    }

    String skuId() {
        return skuId;
    }

    String dishId() {
        return dishId;
    }

    String stationId() {
        return stationId;
    }

    String dish() {
        return dish;
    }

    String spec() {
        return spec;
    }

    List<PricedAddOn> pricedAddOns() {
        return addOns;
    }

    /** Such as {@code 卤蛋 ×1}. */
    List<String> addOns() {
        return addOns.stream().map(addOn -> addOn.name() + " ×" + addOn.quantity()).toList();
    }

    int quantity() {
        return quantity;
    }

    Money unit() {
        return unit;
    }

    Money amount() {
        return amount;
    }

    Money discount() {
        return discount;
    }

    Money net() {
        return net;
    }

    Money packaging() {
        return packaging;
    }

    @Nullable Instant readyAt() {
        return readyAt;
    }
}
