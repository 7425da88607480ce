package io.yanhuo.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a plan limits; the texts of each are {@code tenancy.metric.<code>}. */
public enum Metric {
    STORES,
    /** People who may sign in. */
    STAFF,
    DISHES,
    /** Bytes of pictures. */
    STORAGE,
    /** Paid ones of a month. */
    ORDERS,
    /** Messages of a month. */
    SMS;

    /** By which plans name it, such as {@code dishes}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it begins anew with every month. */
    public boolean monthly() {
        return this == ORDERS || this == SMS;
    }

    public static Optional<Metric> ofCode(String code) {
        return Arrays.stream(values()).filter(metric -> metric.code().equals(code)).findFirst();
    }
}
