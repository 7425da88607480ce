package io.yanhuo.ordering;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a store works: when it is open, what it offers, how it handles orders, how it is reached.
 *
 * @param fulfilments that are switched on
 */
public record StoreSettings(
        Opening opening, Set<Fulfilment> fulfilments, Handling handling, Contact contact) {
    /**
     * @param cutOver time of day at which the next business day begins, by which pickup numbers and
     *     figures are counted
     * @param takingOrders off while the kitchen cannot keep up
     */
    public record Opening(OpeningHours hours, LocalTime cutOver, boolean takingOrders) {}

    /**
     * @param autoAccept whether a paid order goes to the kitchen by itself
     * @param prepareMinutes how long a meal usually takes
     * @param payMinutes how long an order waits for its payment
     * @param acceptMinutes after which a paid order that nobody accepts is paid back
     */
    public record Handling(
            boolean autoAccept, int prepareMinutes, int payMinutes, int acceptMinutes) {
        public Handling {
            within("prepareMinutes", prepareMinutes, 1, 240);
            within("payMinutes", payMinutes, 5, 120);
            within("acceptMinutes", acceptMinutes, 4, 120);
        }
    }

    /**
     * @param phone of the store, as diners may dial it
     */
    public record Contact(String address, String phone, String notice) {
        public Contact {
            fits("address", address, 200);
            fits("phone", phone, 20);
            fits("notice", notice, 200);
        }
    }

    /** A store that has just moved in: open in usual hours, without delivery. */
    static final StoreSettings INITIAL =
            new StoreSettings(
                    new Opening(
                            OpeningHours.everyDay(OpeningHours.Window.of("10:00", "22:00")),
                            LocalTime.of(4, 0),
                            true),
                    EnumSet.of(Fulfilment.DINE_IN, Fulfilment.PICKUP),
                    new Handling(true, 15, 15, 10),
                    new Contact("", "", ""));

    public StoreSettings {
        fulfilments = Set.copyOf(fulfilments);
    }

    public StoreSettings with(OpeningHours hours) {
        return with(new Opening(hours, opening.cutOver(), opening.takingOrders()));
    }

    public StoreSettings with(Opening changed) {
        return new StoreSettings(changed, fulfilments, handling, contact);
    }

    public StoreSettings with(Set<Fulfilment> changed) {
        return new StoreSettings(opening, changed, handling, contact);
    }

    public StoreSettings with(Handling changed) {
        return new StoreSettings(opening, fulfilments, changed, contact);
    }

    public StoreSettings with(Contact changed) {
        return new StoreSettings(opening, fulfilments, handling, changed);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + least + " to " + most);
        }
    }

    private static void fits(String name, String text, int longest) {
        if (text.length() > longest) throw new IllegalArgumentException(name + ": too long");
    }
}
