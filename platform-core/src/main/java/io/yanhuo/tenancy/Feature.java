package io.yanhuo.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What code asks for by name before it does it; no code asks which plan somebody has. */
public enum Feature {
    /** Diners may place orders. */
    ORDERING,
    /** Diners may take coupons, and new ones may be offered. */
    COUPONS,
    /** Share links count, and people may become distributors. */
    DISTRIBUTION,
    MINI_PROGRAM,
    /** Somebody new may be given an account. */
    HIRING,
    /** Daily work: everything in the workspace but paying and what diners have paid for. */
    WORKSPACE;

    /** By which plans name it, such as {@code mini-program}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Feature> ofCode(String code) {
        return Arrays.stream(values()).filter(feature -> feature.code().equals(code)).findFirst();
    }
}
