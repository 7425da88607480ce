package io.yanhuo.ordering.web;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;

import io.yanhuo.ordering.Fulfilment;
import io.yanhuo.ordering.StoreSettings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The settings of a store as somebody types them.
 *
 * @param from beginnings of the windows, {@link HoursInput#WINDOWS} for each day from Monday on;
 *     empty where there is none
 * @param to their ends
 */
record StoreForm(
        List<String> from,
        List<String> to,
        @NotNull @Pattern(regexp = TIME, message = "{ordering.store.cut-over.wrong}")
                String cutOver,
        boolean takingOrders,
        boolean dineIn,
        boolean pickup,
        boolean delivery,
        boolean autoAccept,
        @NotNull @Pattern(regexp = UP_TO_240, message = "{ordering.store.prepare.wrong}")
                String prepareMinutes,
        @NotNull @Pattern(regexp = FIVE_TO_120, message = "{ordering.store.pay.wrong}")
                String payMinutes,
        @NotNull @Pattern(regexp = FIVE_TO_120, message = "{ordering.store.accept.wrong}")
                String acceptMinutes,
        @NotNull @Size(max = 200, message = "{ordering.store.address.long}") String address,
        @NotNull @Pattern(regexp = "[\\d\\- +()]{0,20}", message = "{ordering.store.phone.wrong}")
                String phone,
        @NotNull @Size(max = 200, message = "{ordering.store.notice.long}") String notice) {
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final String UP_TO_240 = "[1-9]\\d?|1\\d\\d|2[0-3]\\d|240";
    private static final String FIVE_TO_120 = "[5-9]|[1-9]\\d|1[01]\\d|120";

    StoreForm {
        from = HoursInput.wholeWeek(from);
        to = HoursInput.wholeWeek(to);
    }

    static StoreForm of(StoreSettings settings) {
        var opening = settings.opening();
        var handling = settings.handling();
        var contact = settings.contact();
        return new StoreForm(
                HoursInput.from(opening.hours()),
                HoursInput.to(opening.hours()),
                opening.cutOver().toString(),
                opening.takingOrders(),
                settings.fulfilments().contains(DINE_IN),
                settings.fulfilments().contains(PICKUP),
                settings.fulfilments().contains(DELIVERY),
                handling.autoAccept(),
                String.valueOf(handling.prepareMinutes()),
                String.valueOf(handling.payMinutes()),
                String.valueOf(handling.acceptMinutes()),
                contact.address(),
                contact.phone(),
                contact.notice());
    }

    /**
     * @throws IllegalArgumentException if the windows are no opening hours
     */
    StoreSettings settings() {
        return new StoreSettings(
                new StoreSettings.Opening(
                        HoursInput.hours(from, to), LocalTime.parse(cutOver), takingOrders),
                fulfilments(),
                new StoreSettings.Handling(
                        autoAccept,
                        Integer.parseInt(prepareMinutes),
                        Integer.parseInt(payMinutes),
                        Integer.parseInt(acceptMinutes)),
                new StoreSettings.Contact(address.strip(), phone.strip(), notice.strip()));
    }

    private Set<Fulfilment> fulfilments() {
        var on = EnumSet.noneOf(Fulfilment.class);
        if (dineIn) on.add(DINE_IN);
        if (pickup) on.add(PICKUP);
        if (delivery) on.add(DELIVERY);
        return on;
    }
}
