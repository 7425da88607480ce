package io.yanhuo.migrations;

import java.sql.SQLException;

/** A schema is not made of what the release says. */
public final class StructureDiffers extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String difference;

    StructureDiffers(String difference) {
        super("the structure is not the release's; " + difference);
        this.difference = difference;
    }

    /** Some of what is missing and of what is too much; nothing of what is in the tables. */
    public String difference() {
        return difference;
    }
}
