package io.yanhuo.members;

import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.PhoneNumber;

/** Where and to whom a diner has meals brought. */
public record AddressEntry(String name, PhoneNumber phone, String text, GeoPoint point) {
    public static final int LONGEST_NAME = 30;
    public static final int LONGEST_TEXT = 200;

    public AddressEntry {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name");
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("text");
        }
    }
}
