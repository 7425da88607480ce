package io.yanhuo.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Number of a restaurant inside the platform; never shown outside. */
public record TenantId(@JsonValue long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {}

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
