package io.yanhuo.tenancy;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;

/**
 * A restaurant that is to be set up.
 *
 * @param wanted its address; if it is taken, the next free one with a number is used
 * @param owner by whose phone number operators find it
 */
public record NewTenant(Slug wanted, String name, PhoneNumber owner) {}
