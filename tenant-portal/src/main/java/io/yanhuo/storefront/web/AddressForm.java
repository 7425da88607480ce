package io.yanhuo.storefront.web;

import io.yanhuo.members.AddressEntry;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.ordering.Basket;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Where to, as typed.
 *
 * @param saved id of an entry of the address book; empty for what is typed here
 * @param point {@code latitude,longitude}
 * @param gps whether the point comes from the browser, which speaks of another datum than maps
 * @param keep whether to put it into the address book
 */
record AddressForm(
        String saved,
        String name,
        String phone,
        String text,
        String point,
        boolean gps,
        boolean keep) {
    /** Whom a price is asked for before anybody has typed a name; it is never stored. */
    private static final PhoneNumber NOT_YET = new PhoneNumber("13000000000");

    static AddressForm of(MultiValueMap<String, String> form) {
        return new AddressForm(
                Fields.text(form, "address"),
                Fields.text(form, "name"),
                Fields.text(form, "phone"),
                Fields.text(form, "text"),
                Fields.text(form, "point"),
                form.containsKey("gps") && Fields.text(form, "gps").equals("yes"),
                form.containsKey("keep"));
    }

    /** The first saved address is proposed; a new one is kept unless somebody says no. */
    static AddressForm first(List<SavedAddress> book, String name, String phone) {
        var saved = book.isEmpty() ? "" : book.getFirst().id();
        return new AddressForm(saved, name, phone, "", "", false, true);
    }

    /** Text keys of what is wrong, by field. */
    Map<String, String> errors(List<SavedAddress> book) {
        var errors = new LinkedHashMap<String, String>();
        if (entry(book).isPresent()) return errors;
        if (text.isBlank() || text.length() > AddressEntry.LONGEST_TEXT) put(errors, "text");
        if (place().isEmpty()) put(errors, "point");
        if (name.isBlank() || name.length() > AddressEntry.LONGEST_NAME) put(errors, "name");
        if (PhoneNumber.parse(phone).isEmpty()) put(errors, "phone");
        return errors;
    }

    private static void put(Map<String, String> errors, String field) {
        errors.put(field, "storefront.address.error." + field);
    }

    /** What is typed, once it is free of errors. */
    AddressEntry typed() {
        return new AddressEntry(
                name.strip(),
                PhoneNumber.parse(phone).orElseThrow(),
                text.strip(),
                place().orElseThrow());
    }

    Basket.Address address(List<SavedAddress> book) {
        var entry = entry(book).orElseGet(this::typed);
        return new Basket.Address(entry.name(), entry.phone(), entry.text(), entry.point());
    }

    /** Enough to ask for a price: the place alone decides it. */
    Basket.@Nullable Address addressForPrice(List<SavedAddress> book) {
        if (entry(book).isPresent()) return address(book);
        var typedPhone = PhoneNumber.parse(phone).orElse(NOT_YET);
        return place().map(point -> new Basket.Address(name, typedPhone, text, point)).orElse(null);
    }

    private Optional<AddressEntry> entry(List<SavedAddress> book) {
        return book.stream()
                .filter(entry -> entry.id().equals(saved))
                .findFirst()
                .map(SavedAddress::entry);
    }

    private Optional<GeoPoint> place() {
        try {
            var parts = point.replace('，', ',').split(",", 2);
            if (parts.length < 2) return Optional.empty();
            double latitude = Double.parseDouble(parts[0].strip());
            double longitude = Double.parseDouble(parts[1].strip());
            return Optional.of(
                    gps ? GeoPoint.ofGps(latitude, longitude) : new GeoPoint(latitude, longitude));
        } catch (IllegalArgumentException _) { // also of a number that is none
            return Optional.empty();
        }
    }
}
