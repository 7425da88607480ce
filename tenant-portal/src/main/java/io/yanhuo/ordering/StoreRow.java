package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalTime;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** The {@link StoreSettings} as they are stored. A restaurant has one store, for now. */
@Entity
@Table(name = "store")
class StoreRow {
    static final String MAIN = "main";

    @Id private String storeId = MAIN;
    private String hours;
    private int cutOver;
    private boolean takingOrders;
    private boolean dineIn;
    private boolean pickup;
    private boolean delivery;
    private boolean autoAccept;
    private int prepareMinutes;
    private int payMinutes;
    private int acceptMinutes;
    private String address;
    private String phone;
    private String notice;
    @Version private @Nullable Long version;

    protected StoreRow() {}

    StoreRow(StoreSettings settings) {
        change(settings);
    }

    final void change(StoreSettings settings) {
        this.hours = settings.opening().hours().stored();
        this.cutOver = settings.opening().cutOver().toSecondOfDay() / 60;
        this.takingOrders = settings.opening().takingOrders();
        this.dineIn = settings.fulfilments().contains(DINE_IN);
        this.pickup = settings.fulfilments().contains(PICKUP);
        this.delivery = settings.fulfilments().contains(DELIVERY);
        this.autoAccept = settings.handling().autoAccept();
        this.prepareMinutes = settings.handling().prepareMinutes();
        this.payMinutes = settings.handling().payMinutes();
        this.acceptMinutes = settings.handling().acceptMinutes();
        this.address = settings.contact().address();
        this.phone = settings.contact().phone();
        this.notice = settings.contact().notice();
    }

    StoreSettings settings() {
        return new StoreSettings(
                new StoreSettings.Opening(
                        OpeningHours.ofStored(hours),
                        LocalTime.ofSecondOfDay(cutOver * 60L),
                        takingOrders),
                fulfilments(),
                new StoreSettings.Handling(autoAccept, prepareMinutes, payMinutes, acceptMinutes),
                new StoreSettings.Contact(address, phone, notice));
    }

    private EnumSet<Fulfilment> fulfilments() {
        var on = EnumSet.noneOf(Fulfilment.class);
        if (dineIn) on.add(DINE_IN);
        if (pickup) on.add(PICKUP);
        if (delivery) on.add(DELIVERY);
        return on;
    }
}
