package io.yanhuo.signup;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A restaurant that somebody wants to open.
 *
 * @param wanted its address; if somebody else has it, it gets the next free one with a number
 * @param cuisine a code of {@link io.yanhuo.menu.StarterMenus#cuisines()}
 * @param colour {@code #rrggbb}
 * @param logo a picture that we have drawn ourselves; null for a letter
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewRestaurant(
        String name,
        Slug wanted,
        String cuisine,
        String colour,
        byte @Nullable [] logo,
        PhoneNumber owner) {}
