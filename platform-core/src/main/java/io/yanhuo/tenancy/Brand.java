package io.yanhuo.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * How a restaurant presents itself.
 *
 * @param colour {@code #rrggbb}, dark enough for white text
 * @param logo id of a picture; null for a logo drawn from the first letter of the name
 */
public record Brand(String name, String colour, @Nullable String logo) {}
